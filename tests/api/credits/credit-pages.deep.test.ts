import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { canRead, createOwnLesson, paymentIntentOf } from "../../support/database/checkouts.ts";
import { professional, starter } from "../../support/database/credits.ts";
import { createCreatorAccount, createLearner, createOperator } from "../../support/http/accounts.ts";
import {
  askVerifyCredits,
  createMemberWithCredits,
  createPaidCredits,
  getCredits,
  openCreditCheckout,
  redeem,
} from "../../support/http/credits.ts";
import { untilStatus } from "../../support/http/effects.ts";
import { submitForm } from "../../support/http/native-form.ts";
import { cookieOf, htmlFor, textFor } from "../../support/http/pages.ts";
import { ask } from "../../support/http/shop-client.ts";
import { openDispute, payByBank, refundPayment, setDeliveries } from "../../support/stripe/control.ts";
import { until } from "../../support/until.ts";

/** A lesson opened with 999 of a professional pack's credits. */
async function createOpening() {
  const [paid, { creator, lessonId }] = await Promise.all([
    createPaidCredits({ packId: professional }),
    createOwnLesson({ price: "9.99" }),
  ]);
  await askVerifyCredits(paid.member, paid.sessionId);
  await setDeliveries(paid.sessionId, "deliver");
  const { purchaseId: openingId } = await redeem(paid.member, lessonId);
  return { ...paid, creator, lessonId, openingId };
}

test("a lesson opened with credits is a sale that says its credits and their worth, also while they are disputed; the buyer is told what is held", async () => {
  const { member, creator, openingId, sessionId } = await createOpening();
  expect(await textFor(creator, "/sales")).toMatch(/999 credits .*Worth \$8\.56 .*Yours \$7\.70/);
  const sale = await textFor(creator, `/sales/${openingId}`);
  expect(sale).toMatch(/Opened with 999 credits Worth \$8\.56 .*Platform fee \$0\.86 Yours \$7\.70/);
  await openDispute(await paymentIntentOf({ sessionId }));
  await untilStatus(openingId, "disputed");
  expect(await textFor(creator, `/sales/${openingId}`)).toMatch(
    /The buyer’s payment for these credits is disputed\..*Held by the bank \$8\.56/,
  );
  for (const path of ["/credits", "/profile"])
    expect(await textFor(member, path)).toContain(
      "2,501 credits are held by a dispute until the bank decides.",
    );
  expect(await getCredits(member)).toMatchObject({ balance: 0, frozen: 2501 });
});

test("its buyer reads what was bought, spent and came back, with links to each", async () => {
  const { member, openingId, purchaseId, lessonId, creator } = await createOpening();
  const figures = /Balance 2,501 credits Bought 3,500 Spent 999 Paid for them \$29\.99 (?!Money returned)/;
  for (const path of ["/profile", "/profile/credits"]) expect(await textFor(member, path)).toMatch(figures);
  const history = await htmlFor(member, "/profile/credits");
  for (const id of [openingId, purchaseId]) expect(history).toContain(`href="/purchases/${id}"`);
  const { data } = (await getCredits(member)).history;
  const older = await htmlFor(member, `/profile/credits?before=${data[0]?.id}`);
  expect(older).not.toContain(`href="/purchases/${openingId}"`);
  expect(older).toContain(`href="/purchases/${purchaseId}"`);
  expect(await htmlFor(member, `/purchases/${openingId}`)).toContain(`href="/purchases/${purchaseId}"`);
  await ask(`/api/purchases/${openingId}/refunds`, {
    token: creator.token,
    body: { requestId: randomUUID(), amountMinor: 856 },
  });
  expect(await canRead(member, lessonId)).toBe(false);
  expect(await textFor(member, "/profile")).toContain("The credits went back into your account.");
});

test("a member who never had credits sees how to get some, and no sums of nothing", async () => {
  const [member, { lessonId }] = await Promise.all([createLearner(), createOwnLesson()]);
  expect(await textFor(member, "/profile")).not.toContain("Your credits");
  const lesson = await textFor(member, `/lessons/l-${lessonId}`);
  expect(lesson).toMatch(/Or pay 1,200 credits\. You have 0\. See packs of credits/);
  expect(lesson).not.toContain("Buy 1,200 credits");
});

test("prices stand beside credits: what they are worth, and what a pack saves", async () => {
  const text = await textFor(await createMemberWithCredits(1234), "/credits");
  expect(text).toMatch(/You have 1,234 credits worth \$12\.34/);
  expect(text).toMatch(
    / 500 credits Starter Buy Starter for \$4\.99 1,500 credits Creator Buy Creator for \$14\.99/,
  );
  expect(text).toMatch(/Buy Creator .* Professional · saves \$5\.01 Buy Professional for \$29\.99/);
});

test("a grant and a return whose form is sent twice happen once", async () => {
  const [operator, { member, creator, openingId }] = await Promise.all([createOperator(), createOpening()]);
  const granting = { requestId: randomUUID(), credits: "250", reason: "A gift" };
  for (let time = 0; time < 2; time++)
    await submitForm(`/operator/credits?member=${member.id}`, "Grant the credits", await cookieOf(operator), {
      typed: granting,
    });
  expect((await getCredits(member)).balance).toBe(2751);
  const returning = { requestId: randomUUID() };
  const forms = Array.from({ length: 2 }, async () =>
    submitForm(`/sales/${openingId}/refund`, "Return", await cookieOf(creator), { typed: returning }),
  );
  const answers = await Promise.all(forms);
  expect(answers.map(({ status }) => status)).toEqual([303, 303]);
  expect((await getCredits(member)).balance).toBe(3750);
});

test("who owes stands on the operators' page, and not on anyone else's", async () => {
  const [operator, { member, sessionId, purchaseId }] = await Promise.all([
    createOperator(),
    createOpening(),
  ]);
  await refundPayment(await paymentIntentOf({ sessionId }));
  await untilStatus(purchaseId, "refunded");
  await until("the debt", async () => (await getCredits(member)).owed === 999);
  expect(await htmlFor(operator, "/operator/credits")).toContain(`member=${member.id}`);
  expect(await textFor(operator, `/operator/credits?member=${member.id}`)).toContain("Owes 999 credits");
  for (const path of ["/profile/credits", "/profile", "/credits"]) {
    const text = await textFor(member, path);
    expect(text).toMatch(
      /You owe 999 credits\. The money went back for Professional pack, and 999 credits of it were/,
    );
    expect(text).toContain("Buy 999 credits for $9.99");
  }
  expect(await textFor(member, "/profile/credits")).toMatch(
    /Owed 999 credits Bought 3,500 Spent 999 Went back or held 3,500 Paid for them (\$29\.99) Money .* held \1/,
  );
  expect(await textFor(member, `/purchases/${purchaseId}`)).toContain("became owed");
  for (const who of [member, await createCreatorAccount()])
    expect(await htmlFor(who, "/operator/credits")).not.toContain(`member=${member.id}`);
});

test("a payment for credits that is not there yet adds none", async () => {
  const member = await createLearner();
  const { sessionId } = await openCreditCheckout(member, { packId: starter });
  await payByBank(sessionId);
  expect((await askVerifyCredits(member, sessionId)).json).toMatchObject({
    status: "processing",
    creditsAdded: 0,
    balance: 0,
  });
});

test("a lesson that cannot be opened with credits says so; one that is no longer sold is not offered", async () => {
  const [member, euro, archived] = await Promise.all([
    createMemberWithCredits(2000),
    createOwnLesson({ currency: "eur" }),
    createOwnLesson({ status: "archived" }),
  ]);
  expect(await textFor(member, `/credits?lesson=l-${euro.lessonId}`)).toContain(
    "This lesson cannot be opened with credits.",
  );
  expect(await textFor(member, `/lessons/l-${euro.lessonId}`)).not.toContain("Pay with credits");
  expect(await textFor(member, `/credits?lesson=l-${archived.lessonId}`)).not.toContain("Open with");
});
