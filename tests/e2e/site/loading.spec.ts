import { expect, type Page, test } from "@playwright/test";
import { expectAccessible } from "../../support/browser/page-checks.ts";
import { createMember, enterAs } from "../../support/browser/people.ts";

type Step = { from: string; click: (page: Page) => Promise<void>; skeleton: string };

const follow = (href: string) => (page: Page) => page.locator(`a[href^="${href}"]:visible`).first().click();

const steps: Step[] = [
  { from: "/", click: follow("/lessons"), skeleton: "shelf" },
  {
    from: "/lessons",
    click: (page) => page.getByRole("link", { name: "Lectern" }).click(),
    skeleton: "front",
  },
  { from: "/creators/ines-moreau", click: follow("/lessons/kerning"), skeleton: "lesson" },
  { from: "/lessons/kerning", click: follow("/creators/ines-moreau"), skeleton: "creator" },
  { from: "/library", click: follow("/lessons/omelette-in-ninety-seconds"), skeleton: "reader" },
  { from: "/settings", click: follow("/settings/password"), skeleton: "form" },
  { from: "/settings", click: follow("/library"), skeleton: "page" },
];

// No two are more than a line of text apart.
const apart = { x: 2, width: 24, y: 64 };

test.describe("on the way to the next page", () => {
  test.beforeEach(async ({ page, context }) => {
    await enterAs(context, await createMember());
    await page.goto("/lessons/omelette-in-ninety-seconds");
  });

  for (const { from, click, skeleton } of steps) {
    test(`from ${from} its layout stands in grey: ${skeleton}`, async ({ page }) => {
      await watchShifts(page);
      const arrive = await holdPages(page);
      await page.goto(from);
      const old = await page.getByRole("heading", { level: 1 }).textContent();
      await click(page);
      await expect(page.locator("[data-skeleton]:visible")).toHaveAttribute("data-skeleton", skeleton);
      await expect(page.getByRole("heading")).toHaveText(["Loading…"]);
      const grey = await placesIn(page);
      arrive();
      await expect(page.getByRole("heading", { level: 1 })).not.toHaveText("Loading…");
      expect(await page.getByRole("heading", { level: 1 }).textContent()).not.toBe(old);
      for (const { name, x, y, width } of grey) {
        const real = await page.locator(`main ${name}:visible`).first().boundingBox();
        expect(Math.abs((real?.x ?? 0) - x), `x of ${name}`).toBeLessThanOrEqual(apart.x);
        expect(Math.abs((real?.y ?? 0) - y), `y of ${name}`).toBeLessThanOrEqual(apart.y);
        if (name !== "h1")
          expect(Math.abs((real?.width ?? 0) - width), `width of ${name}`).toBeLessThanOrEqual(apart.width);
      }
      expect(await page.evaluate(() => Reflect.get(window, "shifts"))).toEqual([]);
    });
  }
});

test("a page on its way is accessible", async ({ page, context }) => {
  await enterAs(context, await createMember());
  // On a busy machine axe takes longer than a page is waited for.
  await page.addInitScript((ten) => {
    const { setTimeout } = window;
    Reflect.set(window, "setTimeout", (work: () => void, ms: number) =>
      setTimeout(work, ms === ten ? 6 * ten : ms),
    );
  }, 10_000);
  await holdPages(page);
  await page.goto("/settings");
  await follow("/settings/password")(page);
  await expect(page.locator("[data-skeleton=form]")).toBeVisible();
  await expectAccessible(page);
  await expect(page.locator("[data-skeleton=form]")).toBeVisible();
});

test("a page that does not come gives back the old one, where it was scrolled to", async ({
  page,
  context,
}) => {
  await enterAs(context, await createMember());
  await page.clock.install();
  await holdPages(page);
  await page.goto("/lessons");
  const link = page.getByRole("article").last().getByRole("link").first();
  await link.scrollIntoViewIfNeeded();
  const scrolled = await page.evaluate(() => scrollY);
  await link.click();
  await page.clock.runFor(200);
  await expect(page.locator("[data-skeleton=lesson]")).toBeVisible();
  expect(await page.evaluate(() => scrollY)).toBe(0);
  await page.clock.runFor(10_000);
  await expect(page.getByRole("heading", { level: 1, name: "Lessons" })).toBeVisible();
  expect(await page.evaluate(() => scrollY)).toBe(scrolled);
});

type Place = { name: string; x: number; y: number; width: number };

/** Where the grey bars are, and what each stands for. */
const placesIn = (page: Page): Promise<Place[]> =>
  page.locator("[data-skeleton]:visible [data-as]:visible").evaluateAll((bars) =>
    bars.map((bar) => {
      const { x, y, width } = bar.getBoundingClientRect();
      return { name: bar.getAttribute("data-as") ?? "", x, y, width };
    }),
  );

/** Keeps what moves on the page, also shortly after a click, in `window.shifts`. */
async function watchShifts(page: Page) {
  await page.addInitScript(() => {
    const shifts: number[] = [];
    Reflect.set(window, "shifts", shifts);
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.push(Reflect.get(entry, "value"));
    }).observe({ type: "layout-shift" });
  });
}

/** Keeps what the router asks for until the answered function is called. */
async function holdPages(page: Page): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  await page.route("**/*", async (route) => {
    if (route.request().headers().rsc) await promise;
    await route.continue().catch(() => {});
  });
  return resolve;
}
