import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
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
  const sink = fork(join(import.meta.dirname, "mail-sink.ts"));
  const [port] = await once(sink, "message");
  const settings = { SMTP_URL: `smtp://127.0.0.1:${port}` };
  const measure = async ({ url, folder }: { url: string; folder: string }) => {
    const sql = postgres(process.env.DATABASE_URL ?? "", { max: 4, onnotice: () => {} });
    const plain = await startEmptyApp(folder);
    try {
      const openCheckouts = await createScene(sql);
      faults.push(...(await benchFacts(openCheckouts, rounds)));
      // Nobody is told of these: the shop would send their mails while it is measured.
      await sql`update private.mails set state = 'sent' where state = 'waiting'`;
      await sql`vacuum (analyze)`;
      const urls = { shopUrl: url, plainUrl: plain.url };
      const place = { ...urls, openCheckouts: openCheckouts.bind(null, "spread"), sql };
      faults.push(...(await benchWebhook(place, rounds)));
    } finally {
      await plain.stop();
      await sql.end();
    }
  };
  await withBuiltShop(measure, createPlainFunction, settings).finally(() => sink.disconnect());
  return faults;
}
