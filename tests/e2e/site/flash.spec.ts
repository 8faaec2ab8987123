import { expect, type Page, test } from "@playwright/test";
import { flashCookie, giveFlash } from "../../support/browser/flash.ts";
import { createLesson } from "../../support/browser/lessons.ts";
import { createMember, enterAs, type Person } from "../../support/browser/people.ts";
import { createOperator, openAs, sell } from "../../support/browser/sale-steps.ts";

let member: Person;

test.beforeEach(async ({ context }) => {
  member = await createMember();
  await enterAs(context, member);
});

test("a link cannot make a page say what did not happen", async ({ page, browser }) => {
  const { slug, title } = await createLesson();
  await expectUnmoved(page, "/settings", "Settings", ["notice=saved", "error=link_expired", "try=1"]);
  await expectUnmoved(page, `/lessons/${slug}`, title, ["notice=purchased", "finished=yes"]);
  await expectUnmoved(page, "/check-your-mail?mail=recovery", "Check your mail", ["again=sent"]);
  await expectUnmoved(page, "/check-both-mailboxes", "Check both mailboxes", ["one=done"]);
  await page.goto("/checkout/opened?purchase=10000000-0000-4000-8000-000000000001");
  await expect(page).toHaveURL("/profile");
  const sale = await sell(browser);
  const creator = await openAs(browser, sale.creator);
  await expectUnmoved(creator, `/sales/${sale.id}`, sale.lesson.title, ["notice=refund:sent"]);
  const operator = await openAs(browser, await createOperator());
  // What needs them may change meanwhile; a notice stands above all of it.
  await operator.goto("/operator?notice=task%3Ddone");
  await expect(operator.getByRole("main").locator("> :visible").first()).toContainText("needs you");
});

/** The page says the same whatever its query claims. */
async function expectUnmoved(page: Page, path: string, heading: string, claims: string[]) {
  const textOf = async (url: string) => {
    await page.goto(url);
    await expect(page.getByRole("heading", { level: 1, name: heading })).toBeVisible();
    return page.getByRole("main").textContent();
  };
  const text = await textOf(path);
  for (const claim of claims)
    expect(await textOf(`${path}${path.includes("?") ? "&" : "?"}${claim}`), claim).toBe(text);
}

test("a flash is shown once, on its own page", async ({ page }) => {
  await giveFlash(page, "/settings", { kind: "notice", code: "saved" });
  await page.goto("/profile");
  await expect(page.getByRole("heading", { level: 1, name: member.name })).toBeVisible();
  await expect(page.getByText("Saved.")).toHaveCount(0);
  await page.goto("/settings");
  await expect(page.getByText("Saved.")).toBeVisible();
  expect(await flashCookie(page)).toBeUndefined();
  await page.reload();
  await expect(page.getByLabel("Name")).toHaveValue(member.name);
  await expect(page.getByText("Saved.")).toHaveCount(0);
});

test("a guest's cached page neither shows nor takes a flash", { tag: "@deep" }, async ({ browser }) => {
  const guest = await (await browser.newContext()).newPage();
  await giveFlash(guest, "/", { kind: "notice", code: "saved" });
  await guest.goto("/");
  await expect(guest.getByRole("heading", { name: "Newest lessons" })).toBeVisible();
  await expect(guest.getByText("Saved.")).toHaveCount(0);
});

test("scripts cannot read a flash, and it expires in ten seconds", { tag: "@deep" }, async ({ page }) => {
  await page.goto("/settings");
  await page.getByLabel("Name").fill("Noor R.");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await expect(page).toHaveURL("/settings");
  const cookie = await flashCookie(page);
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: "Lax", path: "/" });
  expect((cookie?.expires ?? 0) - Date.now() / 1000).toBeLessThanOrEqual(10);
});

test("a form that failed without JavaScript keeps what was typed, but no password", { tag: "@deep" }, async ({
  browser,
}) => {
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await page.goto("/sign-up?next=/library");
  await page.getByLabel("Name").fill("Noor Rahman");
  await page.getByLabel("E-mail").fill("noor@nowhere");
  await page.getByLabel("Password").fill("a password of mine");
  const answer = page.waitForResponse((response) => response.request().method() === "POST");
  await page.getByRole("button", { name: "Make an account" }).click();
  const setCookie = decodeURIComponent((await (await answer).allHeaders())["set-cookie"] ?? "");
  expect(setCookie).toContain("noor@nowhere");
  expect(setCookie).not.toContain("a password of mine");
  await expect(page).toHaveURL("/sign-up?next=%2Flibrary");
  await expect(page.getByLabel("E-mail")).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByLabel("E-mail")).toHaveValue("noor@nowhere");
  await expect(page.getByLabel("Password")).toHaveValue("");
});

for (const javaScriptEnabled of [true, false]) {
  test.describe(`${javaScriptEnabled ? "with" : "without"} JavaScript`, {
    tag: javaScriptEnabled ? [] : "@deep",
  }, () => {
    test.use({ javaScriptEnabled });

    test("a success message is replaced by an error, and shown again after the correction", async ({
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
