import { expect, test } from "@playwright/test";
import { createLesson } from "./support/lessons.ts";
import { createMember, enterAs, type Person } from "./support/people.ts";

let member: Person;

test.beforeEach(async ({ context }) => {
  member = await createMember();
  await enterAs(context, member);
});

test("nobody's link makes a page say what did not happen", async ({ page }) => {
  const { slug, title } = await createLesson();
  const free = await createLesson({ price: "0" });
  for (const [path, heading, codes] of [
    ["/settings", "Settings", ["saved", "email-changed", "password-renewed"]],
    [`/lessons/${slug}`, title, ["already-yours", "purchased", "payment-under-way", "place-kept"]],
    [`/lessons/${free.slug}`, free.title, ["purchased"]],
  ] as const) {
    const said = await textOf(path, heading);
    for (const code of codes) expect(await textOf(`${path}?notice=${code}`, heading), code).toBe(said);
  }

  async function textOf(address: string, heading: string) {
    await page.goto(address);
    await expect(page.getByRole("heading", { level: 1, name: heading })).toBeVisible();
    return page.getByRole("main").textContent();
  }
});

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
