import { expect, type Page, test } from "@playwright/test";
import { sql } from "../../support/browser/database.ts";
import {
  button,
  content,
  lessons,
  link,
  notice,
  press,
  type Step,
  take,
} from "../../support/browser/focus-steps.ts";
import { createLesson, createLongLesson } from "../../support/browser/lessons.ts";
import { createMember, enterAs } from "../../support/browser/people.ts";
import { checkButton } from "../../support/browser/purchase-steps.ts";
import { createOperator, openAs, sell, taskWith, untilStatus } from "../../support/browser/sale-steps.ts";
import { createFindable, found, words } from "../../support/browser/search-steps.ts";
import { refundPayment, updateRefund } from "../../support/stripe/control.ts";

const inCatalogue: Step[] = [
  { does: "turns the page", at: link("More lessons"), leadsTo: lessons(/^\d+ lessons$/) },
  { does: "turns back", at: link("Back to the first"), leadsTo: lessons(/^\d+ lessons$/) },
  { does: "opens a subject", at: link(/^Music/), leadsTo: lessons(/lesson/) },
  { does: "clears all", at: link("Clear all"), leadsTo: lessons(/lessons/) },
  { does: "leaves by the header", at: link("Lectern"), leadsTo: content },
  { does: "enters by the header", at: link(/^Lessons$/), leadsTo: content },
];

test("in the catalogue the focus goes to what was found, and from page to page to the content", async ({
  page,
}) => {
  await page.goto("/lessons");
  for (const step of inCatalogue) await take(page, step);
});

test("removing a filter moves the focus to the results", { tag: "@deep" }, async ({ page }) => {
  const { word } = await createFindable();
  await page.goto(`/lessons?q=${word}&price=free`);
  await take(page, {
    does: "takes the filter off",
    at: link("Remove the filter: Free"),
    leadsTo: lessons(new RegExp(`1 lesson for “${word}”`)),
  });
  await page.goBack();
  await expect(lessons(/^No lessons/)(page)).toBeFocused();
});

test("a field in use keeps the focus", { tag: "@deep" }, async ({ page }) => {
  const { word } = await createFindable();
  await page.goto("/lessons", { waitUntil: "networkidle" });
  await expect(page.locator("body")).toBeFocused();
  await words(page).pressSequentially(word);
  await expect(found(page)).toHaveText(`1 lesson for “${word}”`);
  await expect(words(page)).toBeFocused();
  const sort = page.getByLabel("Sort by");
  if (!(await sort.isVisible())) await page.getByText("Filter and sort").click();
  await sort.focus();
  await sort.selectOption("Lowest price");
  await expect(page).toHaveURL(/sort=price-up/);
  await expect(sort).toBeFocused();

  const answer = Promise.withResolvers<void>();
  await page.route(/\/lessons(\?|$)/, async (route) => {
    await answer.promise;
    await route.continue().catch(() => {});
  });
  await press(page, link("Clear all")(page));
  await words(page).focus();
  answer.resolve();
  await expect(page).toHaveURL(/\/lessons$/);
  await expect(lessons(/^\d+ lessons$/)(page)).toBeVisible();
  await expect(words(page)).toBeFocused();
});

test("after signing in, and on the way back, the focus is on the page's content", { tag: "@deep" }, async ({
  page,
}) => {
  const [{ email, password }, lesson] = await Promise.all([createMember(), createLesson()]);
  await page.goto(`/sign-in?next=/lessons/${lesson.slug}`);
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: lesson.title })).toBeVisible();
  await expect(content(page)).toBeFocused();
  await take(page, { does: "continues", at: link("My lessons"), leadsTo: content });
  await page.goBack();
  await expect(page.getByRole("heading", { level: 1, name: lesson.title })).toBeVisible();
  await expect(content(page)).toBeFocused();
});

test("in the reader the focus goes to the message at the end of the lesson", async ({ page, context }) => {
  const [learner, lesson] = await Promise.all([createMember(), createLongLesson()]);
  await enterAs(context, learner);
  await page.goto(`/lessons/${lesson.slug}`);
  const end = page.getByRole("region", { name: "Finish this lesson" });
  await take(page, {
    does: "finishes",
    at: button("Mark as finished"),
    leadsTo: notice("Finished on"),
  });
  await expect(end).toBeInViewport();
  await take(page, { does: "takes it back", at: button("Mark as not finished"), leadsTo: () => end });
  await page.keyboard.press("Tab");
  await expect(button("Mark as finished")(page)).toBeFocused();
});

test("in the settings the focus goes to what was said, or to what is to be repaired", {
  tag: "@deep",
}, async ({ page, context }) => {
  await enterAs(context, await createMember());
  await page.goto("/settings");
  await page.getByLabel("Name").fill("");
  await take(page, { does: "saves nothing", at: button("Save"), leadsTo: () => page.getByLabel("Name") });
  await page.getByLabel("Name").fill("Noor R.");
  await take(page, { does: "saves", at: button("Save"), leadsTo: notice("Saved.") });
  await take(page, { does: "saves again", at: button("Save"), leadsTo: notice("Saved.") });
  await take(page, { does: "continues", at: link("Change the password"), leadsTo: content });
});

test("after a check, a refund, and a resolved task, the focus is on what came of it", {
  tag: "@deep",
}, async ({ browser }) => {
  const sale = await sell(browser);
  const buyer = await openAs(browser, sale.learner);
  await buyer.goto(`/purchases/${sale.id}`);
  await take(buyer, { does: "checks", at: checkButton, leadsTo: notice("Asked on") });

  const refund = await refundPayment(sale.paymentIntent);
  await untilStatus(sale, "refunded");
  await updateRefund(refund.id, "failed");
  await untilStatus(sale, "completed");
  const creator = await openAs(browser, sale.creator);
  await creator.goto(`/sales/${sale.id}`);
  await take(creator, {
    does: "asks",
    at: button("Check this payment"),
    leadsTo: notice("Nothing has changed at Stripe."),
  });
  await creator.goto(`/sales/${sale.id}/refund?part=all`);
  await take(creator, {
    does: "returns",
    at: button("Refund $12"),
    leadsTo: notice("The money is on its way back."),
  });

  const operator = await openAs(browser, await createOperator());
  await operator.goto("/operator");
  await take(operator, {
    does: "is done",
    at: (page) => taskWith(page, sale.paymentIntent).getByRole("button", { name: "Resolve" }),
    leadsTo: notice("Resolved. It is off the list."),
  });
});

test("while a page does not come the focus stays where it was", { tag: "@deep" }, async ({ page }) => {
  await page.clock.install();
  await page.goto("/");
  await page.route("**/*", async (route) => {
    // Without an answer.
    if (!route.request().headers().rsc) await route.continue();
  });
  const way = page.getByRole("article").first().getByRole("link").first();
  await press(page, way);
  await page.clock.runFor(11_000);
  await expect(page.getByText("This is taking longer than usual.")).toBeVisible();
  await expect(way).toBeFocused();
});

test("the way back to a place in a page leads to that page", { tag: "@deep" }, async ({ page }) => {
  await page.goto("/lessons", { waitUntil: "networkidle" });
  await take(page, { does: "skips the header", at: link("Skip to the content"), leadsTo: content });
  await take(page, { does: "leaves", at: link("Sign in"), leadsTo: content });
  await page.goBack();
  await expect(page).toHaveURL(/\/lessons#content$/);
  await expect(page.getByRole("heading", { level: 1, name: "Lessons" })).toBeVisible();
  await expect(content(page)).toBeFocused();
  await page.goBack();
  await expect(page).toHaveURL(/\/lessons$/);
  await expect(page.getByRole("heading", { level: 1, name: "Lessons" })).toBeVisible();
});

test("resuming a lesson moves the keyboard focus there, too", { tag: "@deep" }, async ({ page, context }) => {
  const [learner, lesson] = await Promise.all([createMember(), createLongLesson()]);
  await sql`
    insert into public.lesson_progress (user_id, lesson_id, section, furthest)
    values (${learner.id}, ${lesson.id}, 's-part-five', 0.5)`;
  await enterAs(context, learner);
  const goOn = link("Continue at “Part five”");
  const there = (page: Page) => page.getByRole("heading", { name: "Part five" });
  await page.goto("/library");
  await take(page, { does: "opens it there", at: goOn, leadsTo: there });
  await page.goto(`/lessons/${lesson.slug}`);
  await press(page, goOn(page));
  await expect(there(page)).toBeInViewport();
  await page.keyboard.press("Tab");
  await expect(there(page).getByRole("link")).toBeFocused();
});
