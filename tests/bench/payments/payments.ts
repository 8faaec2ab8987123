import postgres from "postgres";
import { withBuiltShop } from "../../support/http/built-shop.ts";
import { startEmptyApp } from "../pages/empty-app.ts";
import { benchFacts } from "./facts.ts";
import { createPlainFunction } from "./plain-function.ts";
import { createScene } from "./scene.ts";
import { benchWebhook } from "./webhook.ts";

/** Payments in the database and at the webhook, beside the least that could be done. @returns what is too slow */
export async function benchPayments(rounds: number): Promise<string[]> {
  const faults: string[] = [];
  await withBuiltShop(async ({ url, folder }) => {
    const sql = postgres(process.env.DATABASE_URL ?? "", { max: 4, onnotice: () => {} });
    const plain = await startEmptyApp(folder);
    try {
      const openCheckouts = await createScene(sql);
      faults.push(...(await benchFacts(openCheckouts, rounds)));
      const place = { shopUrl: url, plainUrl: plain.url, openCheckouts: openCheckouts.bind(null, "spread") };
      faults.push(...(await benchWebhook(place, rounds)));
    } finally {
      await plain.stop();
      await sql.end();
    }
  }, createPlainFunction);
  return faults;
}
