import { expect, type Page, test } from "@playwright/test";
import { expectAccessibleAtAnyWidth } from "../../support/browser/page-checks.ts";
import {
  draftSaves,
  expectEditor,
  expectSaved,
  freePart,
  openNewLesson,
  paidPart,
} from "../../support/browser/studio-steps.ts";

test("a tab that is killed in mid-sentence gives its text back", async ({ browser }) => {
  const page = await openNewLesson(browser);
  await page.getByLabel("Title").fill("Bread");
  await paidPart(page).fill("Knead it.");
  await expectSaved(page);
  await page.route(draftSaves, () => {}); // No answer comes any more.
  await paidPart(page).press("End");
  await page.keyboard.type(" Then let it re");
  const path = new URL(page.url()).pathname;
  const session = await page.context().newCDPSession(page);
  const crashed = page.waitForEvent("crash");
  session.send("Page.crash").catch(() => {}); // It never answers.
  await crashed;

  const next = await page.context().newPage();
  await next.goto(path);
  const offer = next.getByRole("region", { name: "Text that was not saved" });
  await expect(offer).toContainText("You have text from");
  await expect(offer.locator("ins")).toHaveText(" Then let it re");
  await expect(paidPart(next)).toHaveText("Knead it.");
  await expectAccessibleAtAnyWidth(next);
  await next.getByRole("button", { name: "Restore it" }).click();
  await expect(paidPart(next)).toHaveText("Knead it. Then let it re");
  await expect(offer).toHaveCount(0);
  await expectSaved(next);
  await next.reload();
  await expect(paidPart(next)).toHaveText("Knead it. Then let it re");
  await expect(offer).toHaveCount(0);
});

test("a network that is cut in mid-sentence keeps nobody from writing", async ({ browser }) => {
  const page = await openNewLesson(browser);
  await paidPart(page).fill("Knead it.");
  await expectSaved(page);
  await page.context().setOffline(true);
  await paidPart(page).press("End");
  await page.keyboard.type(" Then let");
  await expect(page.getByText("Offline, kept on this device.")).toBeVisible();
  await page.keyboard.type(" it rest.");
  await page.context().setOffline(false);
  await expectSaved(page);
  await expect(paidPart(page)).toBeFocused();
  await page.keyboard.type(" Bake.");
  await expect(page.getByText("Not saved yet")).toBeVisible();
  await expectSaved(page);
  await page.reload();
  await expect(paidPart(page)).toHaveText("Knead it. Then let it rest. Bake.");
});

test("whoever is signed out meanwhile signs in elsewhere, and goes on", async ({ browser }) => {
  const page = await openNewLesson(browser);
  await page.getByLabel("Title").fill("Bread");
  await expectSaved(page);
  const cookies = await page.context().cookies();
  await page.context().clearCookies();
  await paidPart(page).fill("Knead it.");
  await expect(page.getByRole("link", { name: "Sign in in another tab" })).toBeVisible();
  await page.context().addCookies(cookies);
  await page.evaluate(() => window.dispatchEvent(new Event("focus")));
  await expectSaved(page);
});

test("of two tabs the later shows both texts, and writes over nothing by itself", async ({ browser }) => {
  const page = await openNewLesson(browser);
  const other = await page.context().newPage();
  await other.goto(page.url());
  await expectEditor(other);
  await paidPart(other).fill("Written in the kitchen");
  await expectSaved(other);
  await page.bringToFront();
  await paidPart(page).fill("Written on the train");
  await expect(page.getByText("Not saved: somebody saved a newer version.")).toBeVisible();
  await page.keyboard.type("!");
  await page.getByRole("button", { name: "See both texts" }).click();
  const notice = page.getByRole("region", { name: "Not saved" });
  await expect(notice.locator("del", { hasText: "kitchen" })).toBeVisible();
  await expect(notice).toBeFocused();
  await expect(paidPart(page)).toHaveText("Written on the train!");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expectSaved(page);
  await expect(notice).toHaveCount(0);
  await page.reload();
  await expect(paidPart(page)).toHaveText("Written on the train!");
});

const boldWord = async (page: Page) => {
  await page.keyboard.type("Use cold");
  await page.keyboard.press("Control+Shift+ArrowLeft");
  await page.keyboard.press("Shift+Tab");
  await expect(page.getByRole("toolbar", { name: "Format: Paid part" }).getByLabel("Heading")).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("toolbar", { name: "Format: Paid part" }).getByLabel("Bold")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(paidPart(page)).toBeFocused();
};

test("a lesson is written with the keyboard alone", async ({ browser }) => {
  const page = await openNewLesson(browser);
  await page.getByLabel("Title").focus();
  await page.keyboard.type("Bread");
  await freePart(page).focus();
  await page.keyboard.type("- flour\nsalt");
  await expect(freePart(page)).toContainText("- flour- salt");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("toolbar", { name: "Format: Paid part" }).getByLabel("Heading")).toBeFocused();
  await page.keyboard.press("Tab");
  await boldWord(page);
  await expect(paidPart(page)).toHaveText("Use **cold**");
  await page.keyboard.press("Control+b");
  await expect(paidPart(page)).toHaveText("Use cold");
  await page.keyboard.press("Control+z");
  await expect(paidPart(page)).toHaveText("Use **cold**");
  await page.keyboard.press("Tab");
  await expect(paidPart(page)).not.toBeFocused();
  await expectSaved(page);
  await expect(page.getByRole("region", { name: "Preview" }).locator("strong")).toHaveText("cold");
});

const paste = (page: Page, html: string, plain: string) =>
  page.evaluate(
    ([html = "", plain = ""]) => {
      const data = new DataTransfer();
      data.setData("text/html", html);
      data.setData("text/plain", plain);
      document.activeElement?.dispatchEvent(
        new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }),
      );
    },
    [html, plain],
  );

test("pasted HTML becomes Markdown, and a pasted picture is uploaded", async ({ browser }) => {
  const page = await openNewLesson(browser);
  await paidPart(page).focus();
  await paste(page, "<h2>Dough</h2><ul><li><b>500 g</b> flour</li></ul>", "Dough 500 g flour");
  await expect(paidPart(page)).toHaveText("## Dough- **500 g** flour");
  await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(40, 30);
    canvas.getContext("2d")?.fillRect(0, 0, 40, 30);
    const data = new DataTransfer();
    data.items.add(new File([await canvas.convertToBlob()], "bread.png", { type: "image/png" }));
    document.activeElement?.dispatchEvent(
      new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }),
    );
  });
  await expect(paidPart(page)).toContainText(/!\[[^\]]*\]\([^)]+\)/);
  await expect(paidPart(page)).not.toContainText("Uploading");
  await expect(page.getByRole("region", { name: "Preview" }).locator("img")).toHaveCount(1);
});

test("on a phone the preview is one press away", async ({ browser }) => {
  const page = await openNewLesson(browser, { viewport: { width: 390, height: 844 }, hasTouch: true });
  await paidPart(page).fill("Knead **it**.");
  await page.getByRole("button", { name: "Preview" }).first().click();
  await expect(page.getByRole("region", { name: "Preview" }).locator("strong")).toHaveText("it");
  await expect(paidPart(page)).toBeHidden();
  await page.getByRole("button", { name: "As a guest" }).click();
  await expect(page.getByRole("region", { name: "Preview" }).locator("strong")).toHaveCount(0);
  await page.getByRole("button", { name: "Write" }).click();
  await expect(paidPart(page)).toHaveText("Knead **it**.");
  await expectAccessibleAtAnyWidth(page);
});

test("a link is followed once the text is saved", async ({ browser }) => {
  const page = await openNewLesson(browser);
  await page.getByLabel("Title").fill("Bread");
  await page.getByRole("link", { name: "Versions" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Bread" })).toBeVisible();
  await expect(page).toHaveURL(/versions$/);
});

test("after signing out nothing that was typed stays on the device", async ({ browser }) => {
  const page = await openNewLesson(browser);
  await page.route(draftSaves, (route) => route.abort());
  await paidPart(page).fill("A secret");
  await expect(page.getByText(/does not answer|Offline/)).toBeVisible();
  const kept = () => page.evaluate(() => JSON.stringify(localStorage));
  expect(await kept()).toContain("A secret");
  await page.evaluate(() => {
    const form = document.querySelector<HTMLFormElement>('form[action="/auth/sign-out"]');
    window.addEventListener("beforeunload", (event) => event.stopImmediatePropagation(), true);
    form?.requestSubmit();
  });
  await page.waitForURL("/");
  expect(await kept()).not.toContain("A secret");
});
