import type { Page } from "@playwright/test";
import type { Flash } from "../../../lib/http/forms/flash.ts";

const url = process.env.NEXT_PUBLIC_SITE_URL ?? "";

/** Gives this browser a flash for the page at `path`, as the shop does after an action (lib/http/forms/flash.ts). */
export async function giveFlash(page: Page, path: string, flash: Flash): Promise<void> {
  const value = encodeURIComponent(JSON.stringify({ path, flash }));
  await page.context().addCookies([{ url, name: "lectern-flash", value, httpOnly: true }]);
}

/** The cookie that holds this browser's flash, if there is one. */
export const flashCookie = async (page: Page) =>
  (await page.context().cookies()).find(({ name }) => name === "lectern-flash");
