import { beforeAll, expect, test } from "vitest";
import { createOwnLesson } from "../../support/database/checkouts.ts";
import { starter } from "../../support/database/credits.ts";
import { sql } from "../../support/database/database.ts";
import { type Account, createCreatorAccount, createLearner, password } from "../../support/http/accounts.ts";
import { createMemberWithCredits, createPaidCredits, getCredits } from "../../support/http/credits.ts";
import { countPurchases } from "../../support/http/effects.ts";
import { openBrowserAs } from "../../support/http/form-browser.ts";

const refusal = "You are now signed in as another member";

/** Sends a form of a page that was opened by one member while another is signed in. */
async function sendAs(other: Account, by: Account, path: string, form: string, typed = {}) {
  const page = await (await openBrowserAs(by)).visit(path);
  expect(page.status).toBe(200);
  expect(page.html).not.toContain(`value="${by.id}"`);
  return (await openBrowserAs(other)).submit(page, form, typed);
}

let other: Account;
beforeAll(async () => {
  other = await createCreatorAccount();
});

const nameOf = async ({ id }: Account) =>
  (await sql`select display_name from public.profiles where id = ${id}`)[0]?.display_name;

test("a form of another member's page changes nothing of whoever is signed in now, and keeps what was typed", async () => {
  const [creator, before] = [await createCreatorAccount(), await nameOf(other)];
  const typed = { displayName: "Somebody else" };
  const refused = await sendAs(other, creator, "/settings", 'value="change-display-name"', typed);
  expect(refused.status).toBe(409);
  expect(refused.html).toContain(refusal);
  expect(refused.html).toContain('value="Somebody else"');
  // From there one signs out; the page for signing in sends members away.
  expect(refused.html).toContain('<a href="/profile" target="_blank">');
  expect(await nameOf(other)).toBe(before);
  const again = await (await openBrowserAs(creator)).submit({ ...refused, path: "/settings" }, "formName");
  expect(again.html).toContain("Saved.");
  expect(await nameOf(creator)).toBe("Somebody else");
});

test("credits of another member are not spent, nor is their lesson bought", async () => {
  const slug = await createSlug();
  const [member, spender] = [await createMemberWithCredits(2000), await createMemberWithCredits(2000)];
  const path = `/lessons/${slug}`;
  for (const form of ['value="open-with-credits"', 'value="buy-lesson"'])
    expect((await sendAs(spender, member, path, form)).html).toContain(refusal);
  expect(await countPurchases(spender)).toBe(0);
  expect((await getCredits(spender)).balance).toBe(2000);
  const browser = await openBrowserAs(member);
  await browser.submit(await browser.visit(path), 'value="open-with-credits"');
  expect(await countPurchases(member)).toBe(1);
});

test("packs, refunds, profiles, coupons and lessons are refused alike", async () => {
  const creator = await createCreatorAccount();
  const { member, purchaseId } = await createPaidCredits({ packId: starter });
  const forms: [by: Account, path: string, form: string, typed?: Record<string, string>][] = [
    [member, "/credits", 'value="buy-credits"'],
    [member, `/purchases/${purchaseId}`, 'value="check-purchase"'],
    [creator, "/studio/profile", 'value="save-creator-profile"', { name: "Somebody else" }],
    [creator, "/studio/coupons/new", 'value="save-coupon"', { code: "SPRING" }],
    [creator, "/studio", 'value="start-lesson"'],
  ];
  for (const [by, path, form, typed] of forms)
    expect((await sendAs(other, by, path, form, typed)).html, form).toContain(refusal);
  expect(await sql`select from public.lesson_drafts where creator_id = ${other.id}`).toHaveLength(0);
});

test("an account is not deleted from another member's page", async () => {
  const member = await createLearner();
  const page = await (await openBrowserAs(member)).visit("/settings/delete");
  const browser = await openBrowserAs(other);
  const typed = { currentPassword: password, word: "delete" };
  const refused = await browser.load("/auth/delete-account", browser.formOf(page, "delete-account", typed));
  expect(refused.html).toContain(refusal);
  expect(await nameOf(other)).toBeDefined();
});

async function createSlug(): Promise<string> {
  const { lessonId } = await createOwnLesson();
  const [lesson] = await sql`select slug from public.lessons where id = ${lessonId}`;
  return String(lesson?.slug);
}
