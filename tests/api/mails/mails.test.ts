import { expect, test } from "vitest";
import { unsubscribeToken } from "@/lib/mails/unsubscribe";
import { mailTo } from "../../support/browser/mail.ts";
import { createDeliveredPurchase } from "../../support/database/checkouts.ts";
import { sql } from "../../support/database/database.ts";
import { createCreatorAccount, createOperator, password } from "../../support/http/accounts.ts";
import { submitForm } from "../../support/http/native-form.ts";
import { sessionCookie } from "../../support/http/session-cookie.ts";
import { ask, expectError, shopUrl } from "../../support/http/shop-client.ts";
import { until } from "../../support/until.ts";

const oneClick = (token: string) =>
  fetch(`${shopUrl}/api/unsubscribe?token=${encodeURIComponent(token)}`, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: "List-Unsubscribe=One-Click",
  });

const preferencesOf = ({ id }: { id: string }) =>
  sql`select daily_digest, refund_notices from public.mail_preferences where user_id = ${id}`;

test("a webhook's payment is told at once, to buyer and creator", async () => {
  const { learner, creator } = await createDeliveredPurchase();
  for (const person of [learner, creator]) {
    const [mail] = await until(`mail to ${person.email}`, async () => {
      const mails = await mailTo(person.email);
      return mails.length > 0 && mails;
    });
    expect(mail?.links.length).toBeGreaterThan(1);
  }
});

test("a mail reader switches a digest off by one press, without a session; a scanner that looks does not", async () => {
  const [creator, other] = await Promise.all([createCreatorAccount(), createCreatorAccount()]);
  const token = unsubscribeToken(creator.id, "daily_digest");
  const path = `?token=${encodeURIComponent(token)}`;
  const looked = await ask(`/api/unsubscribe${path}`);
  expect(looked).toMatchObject({ status: 303 });
  expect(looked.headers.get("location")).toBe(`/unsubscribe${path}`);
  expect(await ask(`/unsubscribe${path}`)).toMatchObject({ status: 200 });
  expect(await preferencesOf(creator)).toEqual([]);

  const forged = await oneClick(token.replace(creator.id, other.id));
  expect(forged.status).toBe(400);
  const pressed = await oneClick(token);
  expect({ status: pressed.status, body: await pressed.json() }).toEqual({
    status: 200,
    body: { unsubscribed: true },
  });
  expect(await preferencesOf(creator)).toEqual([{ daily_digest: false, refund_notices: true }]);
  expect(await preferencesOf(other)).toEqual([]);

  const cookie = await sessionCookie({ email: other.email, password });
  const refunds = unsubscribeToken(other.id, "sale_refunded");
  await submitForm(`/unsubscribe?token=${encodeURIComponent(refunds)}`, "Switch it off", cookie);
  expect(await preferencesOf(other)).toEqual([{ daily_digest: true, refund_notices: false }]);
  await submitForm("/settings", "After each refund", cookie, {
    without: ["dailyDigest"],
    typed: { refundNotices: "on" },
  });
  expect(await preferencesOf(other)).toEqual([{ daily_digest: false, refund_notices: true }]);
});

test("an operator sends again what failed", async () => {
  const [operator, { learner, purchaseId }] = await Promise.all([
    createOperator(),
    createDeliveredPurchase(),
  ]);
  const [mail] = await sql`
    insert into private.mails (kind, subject, recipient_id, purchase_id, state, attempts, reason)
    values ('payment_failed', ${purchaseId}, ${learner.id}, ${purchaseId}, 'failed', 1, '550 5.1.1') returning id`;
  const cookie = await sessionCookie({ email: operator.email, password });
  await submitForm("/operator", `mail:${mail?.id}:1`, cookie);
  await until("the mail", async () => {
    const [row] = await sql`select state, reason from private.mails where id = ${mail?.id}`;
    return row?.state === "withdrawn" && row.reason === "untrue";
  });
});

test("the job is the scheduler's alone", async () => {
  expectError(await ask("/api/jobs/outbox", { method: "POST" }), 401, "unauthenticated");
});
