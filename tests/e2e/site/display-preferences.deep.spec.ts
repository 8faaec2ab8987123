import { expect, type Page, test } from "@playwright/test";
import { widthBeyondScreen } from "../../support/browser/page-checks.ts";
import { createMember, enterAs } from "../../support/browser/people.ts";

const guestPages = ["/", "/lessons", "/lessons/kerning", "/sign-in", "/sign-up", "/no/such/page"];
const memberPages = ["/", "/lessons/kerning", "/lessons/omelette-in-ninety-seconds", "/profile", "/settings"];

/** A window of 1280 pixels at 400 %, and the narrowest phones (WCAG 2.2, 1.4.10 Reflow). */
const narrow = { width: 320, height: 256 };
/** A window of 1280 pixels at 200 %. */
const half = { width: 640, height: 450 };

for (const [zoom, viewport] of Object.entries({ "200 %": half, "400 %": narrow })) {
  test(`at ${zoom} nothing is cut off and nothing scrolls sideways`, async ({ page, context }) => {
    await page.setViewportSize(viewport);
    for (const path of guestPages) await expectToFit(page, path);
    await enterAs(context, await createMember("Wolfeschlegelsteinhausenbergerdorff Maximiliane"));
    for (const path of memberPages) await expectToFit(page, path);
  });
}

test("pages are dark on light by day, and light on dark by night", async ({ page }) => {
  for (const path of ["/", "/lessons/kerning", "/offline.html"]) {
    await page.goto(path);
    await page.emulateMedia({ colorScheme: "light" });
    const day = await brightness(page);
    await page.emulateMedia({ colorScheme: "dark" });
    const night = await brightness(page);
    expect(Math.min(day.background, night.text), path).toBeGreaterThan(200);
    expect(Math.max(day.text, night.background), path).toBeLessThan(60);
  }
});

test("text twice as large still fits", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  for (const path of guestPages) {
    await page.goto(path);
    await page.addStyleTag({ content: "html { font-size: 200% !important }" });
    expect(await widthBeyondScreen(page), path).toBe(0);
  }
});

test("a library with a lesson fits with text twice as large in half a window", async ({ page, context }) => {
  await enterAs(context, await createMember("Wolfeschlegelsteinhausenbergerdorff Maximiliane"));
  await page.setViewportSize(half);
  await page.goto("/lessons/omelette-in-ninety-seconds");
  for (const path of ["/library", "/"]) {
    await page.goto(path);
    await page.addStyleTag({ content: "html { font-size: 200% !important }" });
    await expect(page.getByText("Continue where you left off")).toBeVisible();
    expect(await widthBeyondScreen(page), path).toBe(0);
  }
});

test("reduced motion disables animations", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  for (const path of guestPages) {
    await page.goto(path);
    expect(await movingElements(page), path).toEqual([]);
  }
});

test("without reduced motion the same check finds animations", async ({ page }) => {
  await page.goto("/");
  expect(await movingElements(page)).not.toEqual([]);
});

async function expectToFit(page: Page, path: string) {
  await page.goto(path);
  expect(await widthBeyondScreen(page), `${path}: pixels wider than the screen`).toBe(0);
  await expect(page.getByRole("heading", { level: 1 })).toBeInViewport({ ratio: 0.01 });
}

/** The elements with an animation, or a transition that takes time. */
const movingElements = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll("*")]
      .filter((element) => {
        const { animationName, transitionDuration, scrollBehavior } = getComputedStyle(element);
        return animationName !== "none" || scrollBehavior === "smooth" || /[1-9]/.test(transitionDuration);
      })
      .map((element) => element.outerHTML.slice(0, 100)),
  );

test("on the narrowest phones the head is one row, for members as well", async ({ page, context }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  for (const isMember of [false, true]) {
    if (isMember) await enterAs(context, await createMember());
    await page.goto("/lessons");
    const [name, menu] = await Promise.all([
      page.getByRole("link", { name: "Lectern", exact: true }).boundingBox(),
      page.getByRole("navigation", { name: "Main" }).getByRole("list").first().boundingBox(),
    ]);
    expect(menu?.y).toBe(name?.y);
  }
});

/** How bright the page's colours are, from 0 to 255. */
const brightness = (page: Page) =>
  page.evaluate(() => {
    const { backgroundColor, color } = getComputedStyle(document.body);
    const mean = (rgb: string) => (rgb.match(/\d+/g) ?? []).reduce((sum, part) => sum + Number(part) / 3, 0);
    return { background: mean(backgroundColor), text: mean(color) };
  });
