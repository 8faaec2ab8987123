import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { canRead, createOwnLesson } from "../../support/database/checkouts.ts";
import { sql } from "../../support/database/database.ts";
import { lessonBody } from "../../support/database/shop.ts";
import { type Account, createLearner, createOperator, password } from "../../support/http/accounts.ts";
import {
  askVerifyCredits,
  createMemberWithCredits,
  createPaidCredits,
  getCredits,
  openCreditCheckout,
  redeem,
} from "../../support/http/credits.ts";
import { submitForm } from "../../support/http/native-form.ts";
import { sessionCookie } from "../../support/http/session-cookie.ts";
import { ask } from "../../support/http/shop-client.ts";
import { payUnnoticed } from "../../support/stripe/control.ts";

const cookieOf = ({ email }: Account) => sessionCookie({ email, password });

const setPrice = (lessonId: string, price: string) =>
  sql`update public.lessons set price = ${price} where id = ${lessonId}`;

/** A member who has paid for exactly the credits that a lesson costs, and is not back on the success page yet. */
async function createPaidTopUp({ price = "12.00" } = {}) {
  const [member, { lessonId }] = await Promise.all([createLearner(), createOwnLesson()]);
  const { purchaseId, sessionId } = await openCreditCheckout(member, { credits: 1200, lessonId });
  await setPrice(lessonId, price);
  await payUnnoticed(sessionId);
  await askVerifyCredits(member, sessionId);
  const cookie = await cookieOf(member);
  const visit = (headers = {}) =>
    ask(`/checkout/credited?purchase=${purchaseId}`, { headers: { cookie, ...headers } });
  return { member, cookie, lessonId, purchaseId, visit };
}

/** Rows of purchases are immutable: only without triggers can a test make them older. */
const makeOlder = (purchaseId: string, minutes: number) =>
  sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`update public.purchases set purchase_date = purchase_date - make_interval(mins => ${minutes}),
      created_at = created_at - make_interval(mins => ${minutes}) where id = ${purchaseId}`;
  });

test("credits bought for a lesson open it with their payment, once: not again after it was undone", async () => {
  const { member, cookie, lessonId, visit } = await createPaidTopUp();
  expect(await canRead(member, lessonId)).toBe(true);
  expect((await visit()).headers.get("location")).toBe(`/lessons/l-${lessonId}`);
  expect(await canRead(member, lessonId)).toBe(true);
  await submitForm(`/lessons/l-${lessonId}?opened=credits`, "Undo", cookie);
  expect(await canRead(member, lessonId)).toBe(false);
  expect((await visit()).headers.get("location")).toBe(`/credits?lesson=l-${lessonId}`);
  expect(await canRead(member, lessonId)).toBe(false);
  expect((await getCredits(member)).balance).toBe(1200);
});

test("nothing opens by itself for a page that is loaded ahead, nor more than ten minutes after the payment", async () => {
  const { member, lessonId, purchaseId, visit } = await createPaidTopUp({ price: "13.00" });
  await setPrice(lessonId, "12.00");
  expect((await visit({ "sec-purpose": "prefetch" })).status).toBe(503);
  await makeOlder(purchaseId, 11);
  expect((await visit()).headers.get("location")).toBe(`/credits?lesson=l-${lessonId}`);
  expect(await canRead(member, lessonId)).toBe(false);
  expect((await getCredits(member)).balance).toBe(1200);
});

test("a lesson that became cheaper while it was paid opens for less, and the rest stays", async () => {
  const { member, lessonId, visit } = await createPaidTopUp({ price: "10.00" });
  expect(await canRead(member, lessonId)).toBe(true);
  expect((await visit()).headers.get("location")).toBe(`/lessons/l-${lessonId}`);
  expect((await getCredits(member)).balance).toBe(200);
});

test("of another's payment nothing is told, and nothing opens", async () => {
  const [{ lessonId, purchaseId }, thief] = await Promise.all([
    createPaidTopUp(),
    createMemberWithCredits(1200),
  ]);
  const path = `/checkout/credited?purchase=${purchaseId}`;
  const seen = await ask(path, { headers: { cookie: await cookieOf(thief) } });
  expect(seen.headers.get("location")).toBe("/credits");
  expect(await canRead(thief, lessonId)).toBe(false);
});

test("who owed is told how much of what was bought settled it, and what is still owed", async () => {
  const { member, purchaseId, sessionId } = await createPaidCredits({ credits: 1000 });
  const { lessonId } = await createOwnLesson({ price: "10.00" });
  await askVerifyCredits(member, sessionId);
  await redeem(member, lessonId);
  await ask(`/api/purchases/${purchaseId}/refunds`, {
    token: (await createOperator()).token,
    body: { requestId: randomUUID(), amountMinor: 700 },
  });
  const session = await cookieOf(member);
  const sentences = [
    /Paid\. 500.credits settled what you owed; you still owe 200.credits\./,
    /Paid\. 200.credits settled what you owed, 300.credits came into your account\./,
    /Paid\. 500.credits are in your account\./,
  ];
  for (const sentence of sentences) {
    const bought = await openCreditCheckout(member, { credits: 500 });
    await payUnnoticed(bought.sessionId);
    await askVerifyCredits(member, bought.sessionId);
    const { headers } = await ask(`/checkout/credited?purchase=${bought.purchaseId}`, {
      headers: { cookie: session },
    });
    const flash = headers.getSetCookie().map((set) => set.split(";")[0]);
    const cookie = [session, ...flash].join("; ");
    expect((await ask(headers.get("location") ?? "", { headers: { cookie } })).text).toMatch(sentence);
  }
});

test("a form of before opens nothing at a price that was not shown", async () => {
  const [member, { lessonId }] = await Promise.all([createMemberWithCredits(2000), createOwnLesson()]);
  const cookie = await cookieOf(member);
  const path = `/lessons/l-${lessonId}`;
  await submitForm(path, "Open with", cookie, { typed: { price: "999" } });
  expect(await canRead(member, lessonId)).toBe(false);
  await submitForm(path, "Open with", cookie);
  expect(await canRead(member, lessonId)).toBe(true);
});

test("what can no longer be undone is shown, wherever its address is from", async () => {
  const [member, { lessonId }] = await Promise.all([createMemberWithCredits(1200), createOwnLesson()]);
  const { purchaseId } = await redeem(member, lessonId);
  await makeOlder(purchaseId, 16);
  const page = await ask(`/lessons/l-${lessonId}?opened=credits`, {
    headers: { cookie: await cookieOf(member) },
  });
  expect(page.text).toContain(lessonBody);
});
