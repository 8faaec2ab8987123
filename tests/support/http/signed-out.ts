import { expect } from "vitest";
import { password } from "./accounts.ts";
import type { FormBrowser, Shown } from "./form-browser.ts";

export const signedOutMessage = "You had been signed out";

/** As if the session had been ended from another device. */
export const endSession = ({ cookies }: FormBrowser) => cookies.clear();

/** Signs in on the page to which a form led, and goes where that leads. */
export async function signInAgain(
  browser: FormBrowser,
  page: Shown,
  { email }: { email: string },
): Promise<Shown> {
  expect(page.path).toMatch(/^\/sign-in\?next=/);
  return browser.submit(page, 'value="sign-in"', { email, password });
}
