import { afterEach, beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { z } from "zod";
import { asRole, sql, type Tx } from "../../support/database/database.ts";
import { type Claimed, claim, fresh, now } from "../../support/database/mails.ts";
import { facts, record } from "../../support/database/payment-facts.ts";
import { createShop, openCheckout } from "../../support/database/shop.ts";
import { ask } from "../../support/http/shop-client.ts";
import { createMailServer, createWorker } from "../../support/mails/mail-server.ts";

const mailServer = await createMailServer();
const worker = await createWorker(mailServer);
beforeEach(() => mailServer.start());
afterEach(() => mailServer.stop());
// What other tests left is not waited for.
beforeEach(() => sql`update private.mails set state = 'sent' where state in ('waiting', 'sending')`);

const emailOf = ({ id }: { id: string }) => `${id}@shop.test`;

/** Committed: the buyer's payment was begun, and settled; the buyer is then to get one mail, the creator another. */
const buy = (
  also: (tx: Tx, checkout: Awaited<ReturnType<typeof openCheckout>>) => Promise<unknown> = async () => {},
) =>
  sql.begin(async (tx) => {
    const shop = await createShop(tx);
    const checkout = await openCheckout(tx, shop.learner, shop.lessonId);
    await record(tx, fresh(facts.paid(checkout)));
    await also(tx, checkout);
    return shop;
  });

const letPass = (duration: string) =>
  sql`update private.mails set next_at = next_at - ${duration}::interval
    where state in ('waiting', 'sending') and not_before <= now()`;

const subjects = (person: { id: string }) =>
  mailServer.mailsTo(emailOf(person)).map(({ subject }) => subject);

test("a mail arrives, with a Message-ID of its own and no trace of the sender's machine", async () => {
  const { learner, creator } = await buy();
  expect(await worker.sendMails()).toMatchObject({ configured: true, sent: 2, failed: 0 });
  const [mail] = mailServer.mailsTo(emailOf(learner));
  expect(mail).toMatchObject({ subject: "Your lesson “Kerning” is open" });
  expect(mail?.headers).toMatchObject({ "auto-submitted": "auto-generated" });
  expect(mail?.headers["message-id"]).toMatch(/^<[0-9a-f-]{36}@localhost>$/);
  expect(mail?.headers["list-unsubscribe"]).toBeUndefined();
  expect(subjects(creator)).toEqual(["Your first sale: “Kerning”"]);
  expect(await worker.sendMails()).toMatchObject({ sent: 0 });
});

test("a server that is down for an hour: each mail arrives afterwards, once, each person's in order", async () => {
  await mailServer.stop();
  const refund = (tx: Tx, checkout: Parameters<typeof facts.refund>[0]) =>
    record(tx, fresh(facts.refund(checkout, { created: now(), amount: 100 })));
  const shops = await Promise.all([buy(refund), buy(refund), buy(refund)]);
  for (let minutes = 0; minutes < 60; minutes += 7) {
    expect(await worker.sendMails()).toMatchObject({ sent: 0, failed: 0 });
    await letPass("7 minutes");
  }
  await mailServer.start();
  expect(await worker.sendMails()).toMatchObject({ sent: 12, failed: 0 });
  for (const { learner, creator } of shops) {
    expect(subjects(learner)).toEqual(["Your lesson “Kerning” is open", "$1 goes back to you for “Kerning”"]);
    expect(subjects(creator).toSorted()).toEqual([
      "Refunded: $1 for “Kerning”",
      "Your first sale: “Kerning”",
    ]);
  }
});

test("a server that goes away costs one mail of a batch a try; the others are due, and soon many at once", async () => {
  // However slow the machine is, a batch is sent in time.
  vi.useFakeTimers({ toFake: ["Date"] });
  onTestFinished(() => void vi.useRealTimers());
  await Promise.all([buy(), buy()]);
  expect(await worker.sendMails()).toMatchObject({ sent: 4 });
  await mailServer.stop();
  const shops = await Promise.all(Array.from({ length: 8 }, () => buy()));
  await worker.sendMails();
  const people = shops.flatMap(({ learner, creator }) => [learner.id, creator.id]);
  const rows = await sql`select attempts, state, next_at <= now() as due, count(*)::int from private.mails
    where recipient_id = any (${people}) and purchase_id is not null group by 1, 2, 3 order by 1`;
  expect(rows).toEqual([
    { attempts: 0, state: "waiting", due: true, count: 15 },
    { attempts: 1, state: "waiting", due: false, count: 1 },
  ]);
  await mailServer.start();
  await letPass("7 minutes");
  const asked = vi.spyOn(globalThis, "fetch");
  onTestFinished(() => asked.mockRestore());
  expect(await worker.sendMails()).toMatchObject({ sent: 16 });
  const claims = asked.mock.calls.filter(([url]) => `${url}`.endsWith("/claim_mails"));
  expect(claims.map(([, init]) => JSON.parse(`${init?.body}`).max_mails)).toEqual([1, 2, 4, 8, 16, 20]);
});

test("a refused address fails for good, a full mailbox is tried again, and neither holds up others", async () => {
  const [refused, full, good] = await Promise.all([buy(), buy(), buy()]);
  await sql`update auth.users set email = 'refused-' || id || '@shop.test' where id = ${refused.learner.id}`;
  await sql`update auth.users set email = 'deferred-' || id || '@shop.test' where id = ${full.learner.id}`;
  expect(await worker.sendMails()).toMatchObject({ sent: 4, failed: 1, deferred: 1 });
  expect(subjects(good.learner)).toHaveLength(1);
  const rows = await sql`select state, reason from private.mails
    where recipient_id in (${refused.learner.id}, ${full.learner.id}) order by state`;
  expect(rows).toMatchObject([
    { state: "waiting", reason: "452 4.2.2" },
    { state: "failed", reason: "550 5.1.1" },
  ]);
  await sql`update auth.users set email = id || '@shop.test' where id = ${full.learner.id}`;
  await letPass("3 minutes");
  await worker.sendMails();
  expect(subjects(full.learner)).toHaveLength(1);
});

test("two processes at once: each mail is sent by one of them", async () => {
  const shops = await Promise.all(Array.from({ length: 6 }, () => buy()));
  const job = () => ask("/api/jobs/outbox", { token: process.env.CRON_SECRET, method: "POST" });
  const [own, other] = await Promise.all([worker.sendMails(), job()]);
  expect(own.sent + z.object({ sent: z.int() }).parse(other.json).sent).toBe(12);
  const people = shops.flatMap(({ learner, creator }) => [learner.id, creator.id]);
  const rows = await sql`select distinct state, attempts from private.mails
    where recipient_id = any (${people}) and kind <> 'daily_digest'`;
  expect(rows).toEqual([{ state: "sent", attempts: 1 }]);
});

/** What a process has done when it is killed before or after the server's answer; the deep run kills real ones. */
async function dieWhileSending(wasAccepted: boolean): Promise<Claimed> {
  const mail = await sql.begin((tx) => asRole(tx, "service_role", () => claim(tx)));
  if (!mail) throw new Error("nothing was due");
  if (wasAccepted) await worker.deliver(worker.writeMail(worker.claimedMail.parse(mail)));
  return mail;
}

test("killed between the commit and sending: the mail arrives, once", async () => {
  const { learner } = await buy();
  expect(await dieWhileSending(false)).toMatchObject({ kind: "purchase_paid" });
  await worker.sendMails();
  expect(subjects(learner)).toEqual([]);
  await letPass("6 minutes");
  await worker.sendMails();
  expect(subjects(learner)).toHaveLength(1);
});

test("killed after the server took it: it arrives at least once, under one Message-ID", async () => {
  const { learner } = await buy();
  await dieWhileSending(true);
  await letPass("6 minutes");
  await worker.sendMails();
  const ids = mailServer.mailsTo(emailOf(learner)).map(({ headers }) => headers["message-id"]);
  expect(ids).toHaveLength(2);
  expect(new Set(ids).size).toBe(1);
});

test("what was sent while the database went away is recorded when it is back, and not sent again", async () => {
  const { learner, creator } = await buy();
  const { fetch: send } = globalThis;
  vi.stubGlobal("fetch", (...request: Parameters<typeof fetch>) =>
    String(request[0]).endsWith("/record_mails") ? Promise.reject(new TypeError("down")) : send(...request),
  );
  await expect(worker.sendMails()).rejects.toThrow("down");
  vi.unstubAllGlobals();
  await worker.sendMails();
  await letPass("6 minutes");
  expect(await worker.sendMails()).toMatchObject({ sent: 0 });
  for (const person of [learner, creator]) expect(subjects(person)).toHaveLength(1);
});

test("a digest can be switched off by its reader", async () => {
  const { creator } = await buy();
  await sql`update private.mails set not_before = '2000-01-01', next_at = '2000-01-01'
    where recipient_id = ${creator.id} and kind = 'daily_digest'`;
  await worker.sendMails();
  const digests = mailServer.mailsTo(emailOf(creator)).filter(({ headers }) => headers["list-unsubscribe"]);
  expect(digests).toHaveLength(1);
  expect(digests[0]?.headers).toMatchObject({ "list-unsubscribe-post": "List-Unsubscribe=One-Click" });
});
