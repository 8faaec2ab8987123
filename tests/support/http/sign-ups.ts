import { randomUUID } from "node:crypto";
import { linkFor } from "../browser/mail.ts";
import { sql } from "../database/database.ts";
import { authClient } from "./accounts.ts";
import type { FormBrowser, Shown } from "./form-browser.ts";

export type Claim = { email: string; displayName: string; password: string };

export const claimOn = (email: string, displayName: string): Claim => ({
  email,
  displayName,
  password: `lectern ${randomUUID()}`,
});

export const someEmail = () => `${randomUUID()}@learner.test`;

export async function signUp(browser: FormBrowser, claim: Claim, query = ""): Promise<Shown> {
  return browser.submit(await browser.visit(`/sign-up${query}`), "Make an account", claim);
}

/** The path of the link in the newest mail, once there are as many mails as `count`. */
export async function newestLink(email: string, count = 1): Promise<string> {
  const { pathname, search } = new URL(await linkFor(email, count));
  return pathname + search;
}

/** Opens a mailed link and presses the button there. */
export async function redeem(
  browser: FormBrowser,
  link: string,
  button = "Confirm my address",
): Promise<Shown> {
  return browser.submit(await browser.visit(link), button);
}

/** Whether Auth itself accepts this password. */
export async function canSignIn({ email, password }: Pick<Claim, "email" | "password">): Promise<boolean> {
  const { error } = await authClient().auth.signInWithPassword({ email, password });
  if (error && error.status !== 400) throw error;
  return error === null;
}

export async function displayNameOf(email: string): Promise<string | undefined> {
  const [row] = await sql<{ display_name: string }[]>`
    select display_name from public.profiles join auth.users using (id) where email = ${email}`;
  return row?.display_name;
}
