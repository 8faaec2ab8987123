import { expect, test } from "@playwright/test";

test.use({ serviceWorkers: "allow" });

test("without a connection a page says that nothing is lost, and comes back with it", {
  tag: "@deep",
}, async ({ page, context }) => {
  await page.goto("/");
  await page.evaluate(() => navigator.serviceWorker.ready);
  await context.setOffline(true);
  await page.goto("/lessons/kerning");
  await expect(page.getByRole("heading", { name: "There is no connection." })).toBeVisible();
  await expect(page).toHaveURL(/\/lessons\/kerning$/);
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("heading", { name: "There is no connection." })).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByRole("heading", { level: 1, name: "Kerning" })).toBeVisible();
});

test("a form without a connection keeps what was typed, and says what to do", async ({ page, context }) => {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill("ada@lectern.test");
  await page.getByLabel("Password").fill("lectern-demo");
  await context.setOffline(true);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "There is no connection." })).toBeVisible();
  await expect(page.getByLabel("E-mail")).toHaveValue("ada@lectern.test");
  await context.setOffline(false);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).not.toHaveURL(/sign-in/);
});

test("no page is stored for offline use", { tag: "@deep" }, async ({ page }) => {
  await page.goto("/lessons/kerning");
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.goto("/lessons/dashi");
  const kept = await page.evaluate(async () => {
    const names = await caches.keys();
    const opened = await Promise.all(names.map((name) => caches.open(name)));
    const requests = await Promise.all(opened.map((cache) => cache.keys()));
    return requests.flat().map(({ url }) => new URL(url).pathname);
  });
  expect(kept).toEqual(["/offline.html"]);
});
