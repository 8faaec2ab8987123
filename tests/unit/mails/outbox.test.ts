import { once } from "node:events";
import { createServer } from "node:http";
import { json } from "node:stream/consumers";
import { afterAll, expect, test, vi } from "vitest";
import { loopbackOrigin } from "@/lib/rendering/page-cache/loopback-fetch";
import { stubShopEnv } from "../../support/shop-env.ts";

type Call = { name: string; args: unknown };
const calls: Call[] = [];
/** What the database answers to the next calls; then nothing is due. */
const answers: { status: number; body: unknown }[] = [];

const supabase = createServer(async (request, response) => {
  calls.push({ name: request.url?.split("/").at(-1) ?? "", args: await json(request) });
  const { status, body } = answers.shift() ?? { status: 200, body: [] };
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
});
await once(supabase.listen(0, "127.0.0.1"), "listening");
afterAll(() => supabase.close());

stubShopEnv();
vi.stubEnv("NEXT_PUBLIC_SUPABASE_URL", loopbackOrigin(supabase));
vi.stubEnv("SMTP_URL", "smtp://127.0.0.1:9");
vi.stubEnv("LOG_LEVEL", "silent");

/** As in a build: one copy for route handlers, one for pages and actions. */
const inRoutes = await import("@/lib/mails/outbox");
vi.resetModules();
const inPages = await import("@/lib/mails/outbox");

test("one pass runs at a time, whichever copy of the module is asked", async () => {
  const first = inRoutes.sendMails();
  expect(inPages.sendMails()).toBe(first);
  await first;
});

test("what one copy could not record, the other records before it claims", async () => {
  const unwritable = { id: crypto.randomUUID(), attempt: 1, kind: "refund" };
  answers.push({ status: 200, body: [unwritable] }, { status: 503, body: { message: "away" } });
  await expect(inRoutes.sendMails()).rejects.toThrow("away");
  calls.length = 0;
  await inPages.sendMails();
  const outcomes = [{ id: unwritable.id, attempt: 1, outcome: "failed", reason: "unwritable" }];
  expect(calls[0]).toEqual({ name: "record_mails", args: { outcomes } });
});
