import { randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { until } from "../until.ts";
import { type Answer, ask } from "./shop-client.ts";

export type Counts = { requests: number; steps: number };
type Shop = { url: string; logFile: string };

/** A page, and what the visit asks of Supabase before it is answered, by the shop's log. */
export async function countVisit(
  shop: Shop,
  path: string,
  cookie: string,
): Promise<{ answer: Answer; counts: Counts }> {
  const requestId = randomUUID();
  const headers = { cookie, accept: "text/html", "x-request-id": requestId };
  const { size: start } = await stat(shop.logFile);
  const answer = await ask(path, { headers, shop: shop.url });
  const line = await until(`the log's line about ${path}`, async () =>
    (await text(createReadStream(shop.logFile, { start })))
      .split("\n")
      .find((candidate) => candidate.includes(requestId) && candidate.includes('"msg":"supabase"')),
  );
  const { requests, steps }: Counts = JSON.parse(line);
  return { answer, counts: { requests, steps } };
}
