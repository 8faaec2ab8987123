import type { Locator, Page } from "@playwright/test";

/** Tab, from wherever the focus is, until it is on this element; `Shift+Tab` goes back. */
export async function tabTo(page: Page, target: Locator, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
  const seen = target.filter({ visible: true });
  await seen.first().waitFor();
  for (let stops = 0; stops < 60; stops++) {
    if (await isFocused(seen)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`The keyboard does not get to ${target} within 60 stops.`);
}

const isFocused = (target: Locator) => target.evaluate((element) => element === document.activeElement);

/** Goes to a link, button or summary, and presses Enter. */
export async function enter(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press("Enter");
}

/** Goes to the field with this label, and types over what is in it. A list of choices takes the one that begins so. */
export async function typeInto(page: Page, label: string, text: string): Promise<void> {
  await tabTo(page, page.getByLabel(label, { exact: true }));
  await page.keyboard.press("Control+a");
  await page.keyboard.type(text);
}

/** Goes to the field for files, opens the browser's choice with Enter, and chooses these. */
export async function chooseFiles(
  page: Page,
  label: string,
  files: Parameters<Locator["setInputFiles"]>[0],
): Promise<void> {
  // Before the way there, as it takes a moment until the browser asks Playwright instead of showing its dialog.
  const opened = page.waitForEvent("filechooser");
  await tabTo(page, page.getByLabel(label, { exact: true }));
  await page.keyboard.press("Enter");
  await (await opened).setFiles(files);
}
