import { expect, test } from "@playwright/test";
import { purchasesOf } from "../../support/browser/database.ts";
import { giveFlash } from "../../support/browser/flash.ts";
import {
  collectConsoleErrors,
  expectAccessibleAtAnyWidth,
  expectHealthyPage,
} from "../../support/browser/page-checks.ts";
import { createMember, enterAs, type Person } from "../../support/browser/people.ts";
import { createOperator, openAs, sell, untilStatus } from "../../support/browser/sale-steps.ts";
import { buy, cards, payWith } from "../../support/browser/shop-steps.ts";
import { openDispute, refundPayment } from "../../support/stripe/control.ts";

/** `npm test` takes the first of them. */
const guestPages = [
  "/",
  "/lessons/a-small-language",
  "/lessons?q=krening&price=to-20&length=short&sort=price-up",
  "/lessons?q=Unabhaengigkeitserklaerungenundwolfeschlegelsteinhausenbergerdorff&subject=music",
  "/sign-up",
  "/lessons",
  "/creators/ines-moreau",
  "/lessons/sew-a-pamphlet",
  "/sign-in",
  "/forgot-password",
  "/check-your-mail?mail=confirmation",
  "/confirm",
  "/confirm?token_hash=0123456789abcdef0123456789abcdef&type=email",
  "/confirm?token_hash=0123456789abcdef0123456789abcdef&type=recovery",
  "/reset-password",
  "/checkout/cancel?lesson=sounds-first",
  "/checkout/success",
  "/offline.html",
];

for (const [index, path] of guestPages.entries()) {
  test(`${path} is accessible for a guest`, { tag: index < 3 ? [] : "@deep" }, async ({ page }) => {
    await expectHealthyPage(page, path);
  });
}

test("/goodbye is accessible after a deletion", { tag: "@deep" }, async ({ page }) => {
  await giveFlash(page, "/goodbye", { kind: "account-deleted" });
  await expectHealthyPage(page, "/goodbye");
  await expect(page.getByRole("heading", { name: "Your account is deleted" })).toBeVisible();
});

test("404 pages are accessible for a guest and for a member", { tag: "@deep" }, async ({ page, context }) => {
  const errors = collectConsoleErrors(page);
  await page.goto("/no/such/page");
  await expectAccessibleAtAnyWidth(page);
  await enterAs(context, await createMember());
  // Not a creator: this one is said by the page itself.
  await page.goto("/sales");
  await expectAccessibleAtAnyWidth(page);
  expect(errors).toEqual(Array(2).fill(expect.stringContaining("404")));
});

test("every page is accessible for a member", { tag: "@deep" }, async ({ page, context }) => {
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

test("a creator's profile is accessible", { tag: "@deep" }, async ({ page, context }) => {
  await enterAs(context, { id: "", name: "", email: "ines@lectern.test", password: "lectern-demo" });
  await expectHealthyPage(page, "/profile");
});

test("a creator's and an operator's pages are accessible", { tag: "@deep" }, async ({ browser }) => {
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
    "/credits",
    "/library",
    "/profile",
    `/purchases/${purchase?.id}`,
    "/settings",
    "/forgot-password",
  ];
}
