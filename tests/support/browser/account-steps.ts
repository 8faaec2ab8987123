import { expect, type Page } from "@playwright/test";
import { linkFor } from "./mail.ts";
import type { Person } from "./people.ts";

type Newcomer = Omit<Person, "id">;

/** Fills in the sign-up form, from wherever on the site the page is. */
export async function signUp(page: Page, { name, email, password }: Newcomer): Promise<void> {
  await page.getByRole("link", { name: "Join" }).click();
  await fillSignUp(page, { name, email, password });
}

/** Fills in the sign-up form that the page shows. */
export async function fillSignUp(page: Page, { name, email, password }: Newcomer): Promise<void> {
  await field(page, "Name").fill(name);
  await field(page, "E-mail").fill(email);
  await field(page, "Password").fill(password);
  await page.getByRole("button", { name: "Make an account" }).click();
}

/** Opens the link of the newest mail in this browser, and presses the button there. */
export async function followMail(page: Page, { email }: { email: string }, count = 1): Promise<void> {
  await expect(page.getByRole("heading", { name: "Check your mail" })).toBeVisible();
  await page.goto(await linkFor(email, count));
  await redeemButton(page).click();
}

/** The button on the page that a mailed link opens. */
export const redeemButton = (page: Page) =>
  page.getByRole("button", { name: /^(Confirm my address|Choose a new password)$/ });

/** Signs in with the form, from wherever on the site the page is. */
export async function signIn(page: Page, person: Newcomer): Promise<void> {
  await page.getByRole("link", { name: "Sign in", exact: true }).click();
  await fillSignIn(page, person);
  await expect(page.getByRole("button", { name: "Sign out" })).toBeVisible();
}

/** Fills in the sign-in form that the page shows. */
export async function fillSignIn(page: Page, { email, password }: Newcomer): Promise<void> {
  await field(page, "E-mail").fill(email);
  await field(page, "Password").fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

/** Asks for a mail that lets one choose a new password. */
export async function askForPassword(page: Page, { email }: { email: string }): Promise<void> {
  await page.goto("/forgot-password");
  await field(page, "E-mail").fill(email);
  await page.getByRole("button", { name: "Mail me a link" }).click();
  await expect(page.getByRole("heading", { name: "Check your mail" })).toBeVisible();
}

export async function signOut(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByRole("link", { name: "Join" })).toBeVisible();
}

/** The page's head offers what only members have, at any width. */
export const expectSignedIn = (page: Page) =>
  expect(header(page).getByRole("link", { name: /credits$/i })).toBeVisible();

/** Follows a member's link in the page's head, where a phone has it folded away. */
export async function followInHead(page: Page, name: string): Promise<void> {
  const menu = header(page).locator("summary");
  if (await menu.isVisible()) await menu.click();
  await header(page).getByRole("link", { name }).click();
}

/** The links in the head of the page, which tell members from guests. */
export const header = (page: Page) => page.getByRole("navigation", { name: "Main" });

// Next keeps pages that were left, hidden, so a label may be there twice.
export const field = (page: Page, label: string) =>
  page.getByLabel(label, { exact: true }).filter({ visible: true });
