import { type Browser, expect, test } from "@playwright/test";
import { createLesson, setStatus } from "../../support/browser/lessons.ts";
import { createCreator, createMember, enterAs, type Person } from "../../support/browser/people.ts";
import { purchaseByApi } from "../../support/browser/purchase-steps.ts";
import { buyButton } from "../../support/browser/shop-steps.ts";

const notFound = "There is no such page.";

test("a paid lesson is closed for guests and other members, in the page and in what scripts load", async ({
  browser,
}) => {
  const lesson = await createLesson();
  const stranger = await createMember();
  for (const visitor of [undefined, stranger]) {
    const page = await openAs(browser, visitor);
    await page.goto(`/lessons/${lesson.slug}`);
    await expect(page.getByRole("heading", { level: 1, name: lesson.title })).toBeVisible();
    await expect(buyButton(page)).toBeVisible();
    for (const rsc of ["0", "1"]) {
      const answer = await page.request.get(`/lessons/${lesson.slug}`, { headers: { rsc } });
      const text = await answer.text();
      expect(text).toContain(lesson.title);
      expect(text).not.toContain(lesson.secret);
    }
  }
});

test("a free lesson asks guests to sign in, and opens for every member", async ({ browser }) => {
  const lesson = await createLesson({ price: "0" });
  const guest = await openAs(browser);
  await guest.goto(`/lessons/${lesson.slug}`);
  await expect(guest.getByRole("complementary").getByText("Free", { exact: true })).toBeVisible();
  await expect(guest.getByText(lesson.secret)).toHaveCount(0);
  await guest.getByRole("link", { name: "Sign in to read it" }).click();
  await expect(guest).toHaveURL(`/sign-in?next=${encodeURIComponent(`/lessons/${lesson.slug}`)}`);

  const member = await openAs(browser, await createMember());
  await member.goto(`/lessons/${lesson.slug}`);
  await expect(member.getByText(lesson.secret)).toBeVisible();
});

test("a draft is there for its creator and for no one else", { tag: "@deep" }, async ({ browser }) => {
  const creator = await createCreator();
  const lesson = await createLesson({ creator, status: "draft" });
  for (const visitor of [undefined, await createMember(), await createCreator()]) {
    const page = await openAs(browser, visitor);
    const answer = await page.goto(`/lessons/${lesson.slug}`);
    expect(answer?.status()).toBe(404);
    expect(await answer?.text()).not.toContain(lesson.title);
    await expect(page.getByRole("heading", { name: notFound })).toBeVisible();
  }
  const page = await openAs(browser, creator);
  await page.goto(`/lessons/${lesson.slug}`);
  await expect(page.getByText("Draft", { exact: true })).toBeVisible();
  await expect(page.getByText(lesson.secret)).toBeVisible();
});

test("an archived lesson stays with those who bought it, and is gone for all others", {
  tag: "@deep",
}, async ({ browser }) => {
  const [lesson, buyer] = await Promise.all([createLesson(), createMember()]);
  const buyersPage = await openAs(browser, buyer);
  await purchaseByApi(buyersPage.context(), buyer, lesson);
  await setStatus(lesson, "archived");
  await buyersPage.goto(`/lessons/${lesson.slug}`);
  await expect(buyersPage.getByText("Archived", { exact: true })).toBeVisible();
  await expect(buyersPage.getByText(lesson.secret)).toBeVisible();
  for (const visitor of [undefined, await createMember()]) {
    const answer = await (await openAs(browser, visitor)).goto(`/lessons/${lesson.slug}`);
    expect(answer?.status()).toBe(404);
  }
});

test("another person's purchase is not found", { tag: "@deep" }, async ({ browser }) => {
  const [lesson, buyer] = await Promise.all([createLesson(), createMember()]);
  const buyersPage = await openAs(browser, buyer);
  await purchaseByApi(buyersPage.context(), buyer, lesson);
  await buyersPage.goto("/profile");
  await buyersPage.getByRole("link", { name: "Details for" }).click();
  await expect(buyersPage.getByRole("heading", { name: "What happened" })).toBeVisible();
  const page = await openAs(browser, await createMember());
  const answer = await page.goto(buyersPage.url());
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole("heading", { name: notFound })).toBeVisible();
});

test("an unknown URL is answered with 404 and links into the shop", { tag: "@deep" }, async ({ page }) => {
  const answer = await page.goto("/no/such/page");
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole("heading", { name: notFound })).toBeVisible();
  await page.getByRole("link", { name: "See all lessons" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Lessons" })).toBeVisible();
});

/** A page in a browser of this visitor's own; without one, a guest's. */
async function openAs(browser: Browser, visitor?: Person) {
  const context = await browser.newContext();
  if (visitor) await enterAs(context, visitor);
  return context.newPage();
}
