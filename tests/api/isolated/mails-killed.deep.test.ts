import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createPaidPurchase } from "../../support/database/checkouts.ts";
import { sql } from "../../support/database/database.ts";
import { fresh } from "../../support/database/mails.ts";
import { facts, record } from "../../support/database/payment-facts.ts";
import { createShop, openCheckout } from "../../support/database/shop.ts";
import { startHoldingProxy } from "../../support/http/holding-proxy.ts";
import { startSecondShop } from "../../support/http/second-shop.ts";
import { ask } from "../../support/http/shop-client.ts";
import { createMailServer } from "../../support/mails/mail-server.ts";
import { deliver } from "../../support/stripe/webhook.ts";

type Mailing = "webhook" | "job";
type KillPoint = {
  /** Where the process waits when it is killed. */
  wait: () => { reached: Promise<void> };
  /** What its row says then. */
  state: "waiting" | "sending";
  /** How often the mail arrives: twice where SMTP had accepted it before that was stored. */
  arrivals: 1 | 2;
};

const mailServer = await createMailServer();
const database = await startHoldingProxy(process.env.NEXT_PUBLIC_SUPABASE_URL ?? "");

const killPoints: Record<string, KillPoint> = {
  "between the commit and claiming the mail": {
    wait: () => database.hold("request", "rpc/claim_mails"),
    ...{ state: "waiting", arrivals: 1 },
  },
  "with the mail claimed, before the server takes it": {
    wait: () => mailServer.hold("mail"),
    ...{ state: "sending", arrivals: 1 },
  },
  "with the mail taken, the server's answer on its way": {
    wait: () => mailServer.hold("answer"),
    ...{ state: "sending", arrivals: 2 },
  },
  "with the server's answer, before the mail is marked as sent": {
    wait: () => database.hold("request", "rpc/record_mails"),
    ...{ state: "sending", arrivals: 2 },
  },
};

// The shop does not give up waiting before it is killed.
const settings = { SMTP_URL: mailServer.url, SMTP_TIMEOUT_MS: "60000", SUPABASE_TIMEOUT_MS: "60000" };
let next: Awaited<ReturnType<typeof startSecondShop>>;
beforeAll(async () => {
  await mailServer.start();
  next = await startSecondShop(settings);
});
afterAll(async () => {
  await next.stop();
  await Promise.all([mailServer.stop(), database.stop()]);
});
// What other tests left is not waited for.
beforeEach(() => sql`update private.mails set state = 'sent' where state in ('waiting', 'sending')`);

const sendBy = (shop: string) =>
  ask("/api/jobs/outbox", { shop, token: process.env.CRON_SECRET, method: "POST" });

/** A payment by webhook, of which the shop tells at once. */
async function createPayment(shop: string) {
  const { event, learner, creator } = await createPaidPurchase();
  return { to: learner, kind: "purchase_paid", other: creator, begin: () => deliver(event, { shop }) };
}

/** A digest, which the scheduler's job sends. Its payment is written by no shop, which would send it itself. */
const createDigest = (shop: string) =>
  sql.begin(async (tx) => {
    const { creator, learner, lessonId } = await createShop(tx);
    await record(tx, fresh(facts.paid(await openCheckout(tx, learner, lessonId))));
    const own = tx`recipient_id in (${creator.id}, ${learner.id})`;
    await tx`update private.mails set state = 'sent' where kind <> 'daily_digest' and ${own}`;
    await tx`update private.mails set not_before = now(), next_at = now() where kind = 'daily_digest' and ${own}`;
    const to = { id: creator.id, email: `${creator.id}@shop.test` };
    return { to, kind: "daily_digest", other: null, begin: () => sendBy(shop) };
  });

const createMail = { webhook: createPayment, job: createDigest } satisfies Record<Mailing, unknown>;

const idsOf = ({ email }: { email: string }) =>
  mailServer.mailsTo(email).map(({ headers }) => headers["message-id"]);

const rows = Object.entries(killPoints).flatMap(([name, killPoint]) =>
  (["webhook", "job"] as const).map((by) => [by, name, killPoint] as const),
);

test.each(rows)("a %s whose process is killed %s", async (by, _name, { wait, state, arrivals }) => {
  const shop = await startSecondShop({ ...settings, NEXT_PUBLIC_SUPABASE_URL: database.url });
  const { to, kind, other, begin } = await createMail[by](shop.url);
  const { reached } = wait();
  begin().catch(() => {}); // The job's answer never comes.
  await reached;
  await shop.kill();
  await shop.stop();
  const mail = sql`select state from private.mails where recipient_id = ${to.id} and kind = ${kind}`;
  expect(await mail).toEqual([{ state }]);
  expect(idsOf(to)).toHaveLength(arrivals - 1);

  await sendBy(next.url);
  if (state === "sending") {
    expect(idsOf(to), "another process waits for five minutes").toHaveLength(arrivals - 1);
    await sql`update private.mails set next_at = next_at - interval '6 minutes' where state = 'sending'`;
    await sendBy(next.url);
  }
  await sendBy(next.url);
  expect(idsOf(to)).toHaveLength(arrivals);
  expect(new Set(idsOf(to)).size, "one Message-ID").toBe(1);
  if (other) expect(idsOf(other), "a mail that was still to be sent").toHaveLength(1);
});
