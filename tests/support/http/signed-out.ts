import { expect } from "vitest";
import { authCookieName } from "../../../lib/supabase/session/cookie.ts";
import { password } from "./accounts.ts";
import { type FormBrowser, openBrowser, type Shown } from "./form-browser.ts";

export const signedOutMessage = "You had been signed out";

/** A browser in which this account signed in by the form, which leaves more than the session. */
export async function openBrowserSignedIn(account: { email: string }): Promise<FormBrowser> {
  const browser = openBrowser();
  const page = await browser.visit("/sign-in?next=/settings");
  expect((await signInAgain(browser, page, account)).path).toBe("/settings");
  return browser;
}

/** As if the session had been ended from another device. */
export function endSession({ cookies }: FormBrowser): void {
  for (const name of [...cookies.keys()]) if (name.startsWith(authCookieName)) cookies.delete(name);
}

/** Signs in on the page to which a form led, and goes where that leads. */
export async function signInAgain(
  browser: FormBrowser,
  page: Shown,
  { email }: { email: string },
): Promise<Shown> {
  expect(page.path).toMatch(/^\/sign-in\?next=/);
  return browser.submit(page, 'value="sign-in"', { email, password });
}
