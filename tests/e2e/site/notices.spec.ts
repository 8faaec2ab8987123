import { expect, type Page, test } from "@playwright/test";
import { createLesson } from "../../support/browser/lessons.ts";
import { createMember, enterAs, type Person } from "../../support/browser/people.ts";
import { createOperator, openAs, sell } from "../../support/browser/sale-steps.ts";

let member: Person;

test.beforeEach(async ({ context }) => {
  member = await createMember();
  await enterAs(context, member);
});

test("nobody's link makes a page say what did not happen", async ({ page }) => {
  const { slug, title } = await createLesson();
  const free = await createLesson({ price: "0" });
  await expectUnmoved(page, "/settings", "Settings", ["saved", "email-changed", "password-renewed"]);
  const codes = ["already-yours", "purchased", "payment-under-way", "place-kept"];
  await expectUnmoved(page, `/lessons/${slug}`, title, codes);
  await expectUnmoved(page, `/lessons/${free.slug}`, free.title, ["purchased"]);
});

test("nor that Stripe was asked, that money went back, or that books were compared", async ({ browser }) => {
  const sale = await sell(browser);
  const { title } = sale.lesson;
  const buyer = await openAs(browser, sale.learner);
  await expectUnmoved(buyer, `/purchases/${sale.id}`, title, ["same@1795000000000", "news@1795000000000"]);
  const creator = await openAs(browser, sale.creator);
  const codes = ["checked:news", "refund:sent", "refund:refund_not_possible"];
  await expectUnmoved(creator, `/sales/${sale.id}`, title, codes);
  const operator = await openAs(browser, await createOperator());
  // What needs them may change meanwhile; a notice stands above all of it.
  for (const code of ["run=whole", "task=done"]) {
    await operator.goto(`/operator?notice=${code}`);
    await expect(operator.getByRole("main").locator("> :visible").first()).toContainText("needs you");
  }
});

/** The page says the same whatever the address claims. */
async function expectUnmoved(page: Page, path: string, heading: string, codes: string[]) {
  const textOf = async (address: string) => {
    await page.goto(address);
    await expect(page.getByRole("heading", { level: 1, name: heading })).toBeVisible();
    return page.getByRole("main").textContent();
  };
  const said = await textOf(path);
  for (const code of codes)
    expect(await textOf(`${path}?notice=${encodeURIComponent(code)}`), code).toBe(said);
}

test("what was done is said once, and the same link elsewhere says nothing", async ({ page, browser }) => {
  await page.goto("/settings");
  await page.getByLabel("Name").fill("Noor R.");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  const elsewhere = await browser.newContext();
  await enterAs(elsewhere, member);
  const other = await elsewhere.newPage();
  await other.goto(page.url());
  await expect(other.getByLabel("Name")).toHaveValue("Noor R.");
  await expect(other.getByText("Saved.")).toHaveCount(0);
  const [kept] = (await page.context().cookies()).filter(({ name }) => name === "lectern-notice");
  expect(kept?.httpOnly).toBe(true);
  expect((kept?.expires ?? 0) - Date.now() / 1000).toBeLessThanOrEqual(10);
  await page.context().clearCookies({ name: "lectern-notice" });
  await page.reload();
  await expect(page.getByLabel("Name")).toHaveValue("Noor R.");
  await expect(page.getByText("Saved.")).toHaveCount(0);
});

for (const javaScriptEnabled of [true, false]) {
  test.describe(`${javaScriptEnabled ? "with" : "without"} JavaScript`, () => {
    test.use({ javaScriptEnabled });

    test("what was done gives way to what then went wrong, and is said again when it is repaired", async ({
      page,
    }) => {
      await page.goto("/settings");
      const save = async (name: string) => {
        await page.getByLabel("Name").fill(name);
        await page.getByRole("button", { name: "Save" }).click();
      };
      await save("Noor R.");
      await expect(page.getByText("Saved.")).toBeVisible();
      await save(" ");
      await expect(page.getByLabel("Name")).toHaveAttribute("aria-invalid", "true");
      await expect(page.getByText("Saved.")).toBeHidden();
      await save("Noor Rahman");
      await expect(page.getByText("Saved.")).toBeVisible();
      await expect(page.getByLabel("Name")).not.toHaveAttribute("aria-invalid");
    });
  });
}
