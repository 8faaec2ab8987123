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

const mailTo = (name: string) => ({
  ...{ id: crypto.randomUUID(), attempt: 1, kind: "refund", recipientId: crypto.randomUUID() },
  ...{ email: `${name}@shop.test`, locale: "en", timeZone: "UTC" },
  purchase: {
    ...{ id: crypto.randomUUID(), kind: "lesson", status: "refunded", title: "Kerning", currency: "usd" },
    ...{ amountMinor: 1200, paidMinor: 1200, refundedMinor: 1200, grantsAccess: false },
    ...{ paidAt: "2026-11-02T12:00:00Z", awaitsBuyer: false },
  },
  refund: { amountMinor: 1200, currency: "usd", at: "2026-11-02T12:00:00Z", ofDuplicate: false },
});

test("after an outage of the mail server no other mail of the same claim is tried", async () => {
  const both = [mailTo("ada"), mailTo("ines")];
  answers.push({ status: 200, body: both });
  calls.length = 0;
  await inRoutes.sendMails();
  const recorded = calls.find(({ name }) => name === "record_mails")?.args;
  expect(recorded).toMatchObject({
    outcomes: [
      { id: both[0]?.id, outcome: "outage" },
      { id: both[1]?.id, outcome: "untried" },
    ],
  });
});

test("one mail is claimed after an outage, then twice as many each time, at most twenty", async () => {
  vi.spyOn(Date, "now").mockReturnValue(Date.now()); // No claim takes too long.
  for (let i = 0; i < 7; i++) {
    const unwritable = { id: crypto.randomUUID(), attempt: 1, kind: "refund" };
    answers.push({ status: 200, body: [unwritable] }, { status: 200, body: 1 });
  }
  calls.length = 0;
  await inRoutes.sendMails();
  vi.restoreAllMocks();
  const claims = calls.filter(({ name }) => name === "claim_mails").map(({ args }) => args);
  expect(claims).toEqual([1, 2, 4, 8, 16, 20, 20, 20].map((max_mails) => ({ max_mails })));
});
