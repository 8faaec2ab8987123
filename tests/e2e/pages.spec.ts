import { expect, type Page, test } from "@playwright/test";
import { purchasesOf } from "./support/database.ts";
import { expectWellMade, listenForComplaints } from "./support/page-checks.ts";
import { createMember, enterAs, type Person } from "./support/people.ts";
import { buy, cards, payWith } from "./support/shop-steps.ts";

// On a desktop and on a phone, see playwright.config.ts.

const guestPages = [
  "/",
  "/lessons",
  "/lessons/a-small-language",
  "/lessons/sew-a-pamphlet",
  "/sign-in",
  "/sign-in?error=link_expired",
  "/sign-up",
  "/forgot-password",
  "/check-your-mail?mail=confirmation",
  "/reset-password",
  "/checkout/cancel?lesson=sounds-first",
  "/checkout/success",
];

for (const path of guestPages) {
  test(`${path} is well made for a guest`, async ({ page }) => {
    await expectGoodVisit(page, path);
  });
}

test("an unknown address is well made, beside its 404", async ({ page }) => {
  const complaints = listenForComplaints(page);
  await page.goto("/no/such/page");
  await expectWellMade(page);
  expect(complaints).toEqual([expect.stringContaining("404")]);
});

test("every page is well made for a member", async ({ page, context }) => {
  const member = await createMember("Wolfeschlegelsteinhausenbergerdorff Maximiliane-Konstanze");
  await enterAs(context, member);
  await expectGoodVisit(page, "/profile");
  await page.goto("/lessons/read-a-query-plan");
  const session = await buy(page);
  await expectGoodVisit(page, `/checkout/success?session_id=${session}`);
  await page.goBack();
  await payWith(page, cards.pays);
  await expect(page.getByText("Paid. The lesson is yours.")).toBeVisible();
  for (const path of await memberPages(member)) await test.step(path, () => expectGoodVisit(page, path));
});

test("a creator's profile is well made", async ({ page, context }) => {
  await enterAs(context, { id: "", name: "", email: "ines@lectern.test", password: "lectern-demo" });
  await expectGoodVisit(page, "/profile");
});

async function memberPages(member: Person) {
  const [purchase] = await purchasesOf(member.id);
  return [
    "/",
    "/lessons",
    "/lessons/kerning",
    "/lessons/read-a-query-plan?notice=purchased",
    "/lessons/omelette-in-ninety-seconds",
    "/profile",
    `/purchases/${purchase?.id}`,
    "/settings",
    "/forgot-password",
  ];
}

async function expectGoodVisit(page: Page, path: string) {
  const complaints = listenForComplaints(page);
  const answer = await page.goto(path);
  expect(answer?.status()).toBe(200);
  await expectWellMade(page);
  expect(complaints).toEqual([]);
}
