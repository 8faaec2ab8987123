import { expect, test } from "@playwright/test";
import { purchasesOf } from "../../support/browser/database.ts";
import { giveFlash } from "../../support/browser/flash.ts";
import { createLesson } from "../../support/browser/lessons.ts";
import {
  collectConsoleErrors,
  expectAccessibleAtAnyWidth,
  expectHealthyPage,
} from "../../support/browser/page-checks.ts";
import { createMember, enterAs, type Person } from "../../support/browser/people.ts";
import { purchaseOnce } from "../../support/browser/purchase-steps.ts";
import { createOperator, openAs, sell, untilStatus } from "../../support/browser/sale-steps.ts";
import { buy, cards, payWith } from "../../support/browser/shop-steps.ts";
import {
  books,
  openDispute,
  pay,
  payByBank,
  refundPayment,
  settle,
  stripe,
} from "../../support/stripe/control.ts";

const guestPages = [
  "/",
  "/lessons",
  "/lessons?q=krening&price=to-20&length=short&sort=price-up",
  "/lessons?q=Unabhaengigkeitserklaerungenundwolfeschlegelsteinhausenbergerdorff&subject=music",
  "/creators/ines-moreau",
  "/lessons/a-small-language",
  "/lessons/sew-a-pamphlet",
  "/sign-in",
  "/sign-up",
  "/forgot-password",
  "/check-your-mail?mail=confirmation",
  "/confirm",
  "/confirm?token_hash=0123456789abcdef0123456789abcdef&type=email",
  "/confirm?token_hash=0123456789abcdef0123456789abcdef&type=recovery",
  "/goodbye",
  "/reset-password",
  "/checkout/cancel?lesson=sounds-first",
  "/checkout/success",
  "/offline.html",
];

for (const path of guestPages) {
  test(`${path} is accessible for a guest`, async ({ page }) => {
    await expectHealthyPage(page, path);
  });
}

test("404 pages are accessible for a guest and for a member", async ({ page, context }) => {
  const errors = collectConsoleErrors(page);
  await page.goto("/no/such/page");
  await expectAccessibleAtAnyWidth(page);
  await enterAs(context, await createMember());
  // Not a creator: this one is said by the page itself.
  await page.goto("/sales");
  await expectAccessibleAtAnyWidth(page);
  expect(errors).toEqual(Array(2).fill(expect.stringContaining("404")));
});

test("every page is accessible for a member", async ({ page, context }) => {
  const member = await createMember("Wolfeschlegelsteinhausenbergerdorff Maximiliane-Konstanze");
  await enterAs(context, member);
  await expectHealthyPage(page, "/profile");
  await page.goto("/lessons/read-a-query-plan");
  const session = await buy(page);
  await expectHealthyPage(page, `/checkout/success?session_id=${session}`);
  await page.goBack();
  await payWith(page, cards.pays);
  await expect(page.getByText("Paid. The lesson is yours.")).toBeVisible();
  for (const path of await memberPages(member)) await test.step(path, () => expectHealthyPage(page, path));
});

test("a creator's profile is accessible", async ({ page, context }) => {
  await enterAs(context, { id: "", name: "", email: "ines@lectern.test", password: "lectern-demo" });
  await expectHealthyPage(page, "/profile");
});

test("a creator's and an operator's pages are accessible", async ({ browser }) => {
  const title = "Unabhängigkeitserklärungen und Wolfeschlegelsteinhausenbergerdorffs Donaudampfschiffe";
  const sale = await sell(browser, { title, price: "123456.99" });
  await refundPayment(sale.paymentIntent, { amount: 1234 });
  await untilStatus(sale, "partially_refunded");
  await openDispute(sale.paymentIntent, { inquiry: true });
  const creator = await openAs(browser, sale.creator);
  const { id } = sale;
  const salePages = [`/sales/${id}`, `/sales/${id}/refund?part=all`, `/sales/${id}/refund?amount=much`];
  for (const path of ["/profile", "/sales", ...salePages])
    await test.step(path, () => expectHealthyPage(creator, path));
  const operator = await openAs(browser, await createOperator());
  for (const path of ["/operator", ...salePages])
    await test.step(path, () => expectHealthyPage(operator, path));
  const found = { complete: false, repaired: 2, neverCreated: 0, sent: 0, failed: 1 };
  await giveFlash(operator, "/operator", { kind: "reconciled", ...found });
  await expectHealthyPage(operator, "/operator");
  await expect(operator.getByText(/did not finish/)).toBeVisible();
});

const states: Record<string, (session: string, purchaseId: string) => Promise<unknown>> = {
  pending: async () => {},
  processing: (session) => payByBank(session),
  failed: async (session) => {
    await payByBank(session, "fails");
    await settle(session, "fail");
  },
  refunded: async (session, id) => refundPayment(await paid(session, id)),
  partially_refunded: async (session, id) => refundPayment(await paid(session, id), { amount: 500 }),
  disputed: async (session, id) => openDispute(await paid(session, id)),
  review: async (_, id) => pay(await sessionOfOtherPrice(id)),
};

for (const [status, bring] of Object.entries(states)) {
  test(`every page is accessible for a learner whose purchase is ${status}`, async ({ page, context }) => {
    const title =
      "Whistling, humming and other unaccompanied Selbstverständlichkeiten of the alpine shepherds";
    const [member, lesson] = await Promise.all([createMember(), createLesson({ title })]);
    await enterAs(context, member);
    await page.goto(`/lessons/${lesson.slug}`);
    const session = await buy(page);
    const [purchase] = await purchasesOf(member.id);
    const id = purchase?.id ?? "";
    await bring(session, id);
    await purchaseOnce(member, status);
    const at = "2026-11-18T18:26:40.000Z";
    await giveFlash(page, `/purchases/${id}`, { kind: "payment-checked", result: "unchanged", at });
    const paths = [`/purchases/${id}`, "/profile", `/lessons/${lesson.slug}`];
    if (status !== "partially_refunded" && status !== "review")
      paths.push(`/checkout/success?session_id=${session}`);
    for (const path of paths) await test.step(path, () => expectHealthyPage(page, path));
  });
}

/** Pays by card; answers the payment intent. */
async function paid(session: string, purchaseId: string): Promise<string> {
  await pay(session);
  const [book] = await books(purchaseId);
  return book?.payment_intent.id ?? "";
}

/** A checkout of this purchase for another amount than it has agreed. */
async function sessionOfOtherPrice(purchase_id: string): Promise<string> {
  const price_data = { currency: "usd", unit_amount: 500, product_data: { name: "Whistling" } };
  const { id } = await stripe.checkout.sessions.create({
    mode: "payment",
    line_items: [{ quantity: 1, price_data }],
    success_url: "http://localhost/",
    metadata: { purchase_id },
    payment_intent_data: { metadata: { purchase_id } },
  });
  return id;
}

async function memberPages(member: Person) {
  const [purchase] = await purchasesOf(member.id);
  return [
    "/",
    "/lessons",
    "/lessons?owned=yes&sort=popular",
    "/creators/kwame-asante",
    "/lessons/kerning",
    "/lessons/read-a-query-plan",
    "/lessons/three-against-two",
    "/lessons/omelette-in-ninety-seconds",
    "/library",
    "/profile",
    `/purchases/${purchase?.id}`,
    "/settings",
    "/forgot-password",
  ];
}
