import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { until } from "../until.ts";
import { ask } from "./shop-client.ts";

export type Counts = { requests: number; steps: number };
type Shop = { url: string; logFile: string };

/** What a visit asks of Supabase before it is answered, by the shop's log; `status` and the way on are the answer's. */
export async function countVisit(shop: Shop, path: string, cookie: string) {
  const requestId = randomUUID();
  const headers = { cookie, accept: "text/html", "x-request-id": requestId };
  const { status, headers: answered } = await ask(path, { headers, shop: shop.url });
  const line = await until(`the log's line about ${path}`, async () =>
    (await readFile(shop.logFile, "utf8"))
      .split("\n")
      .find((candidate) => candidate.includes(requestId) && candidate.includes('"msg":"supabase"')),
  );
  const { requests, steps }: Counts = JSON.parse(line);
  return { status, location: answered.get("location"), requests, steps };
}
