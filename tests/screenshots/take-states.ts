import type { Browser } from "@playwright/test";
import { sessionCookie } from "../support/http/session-cookie.ts";
import { type State, states } from "./states.ts";

/** Pictures of whole pages at two widths and in both themes: `DIR/earnings-one-390-dark.png`. */
export async function takeStates(
  browser: Browser,
  { site, dir, named }: { site: string; dir: string; named: string[] },
) {
  for (const [name, make] of Object.entries(states)) {
    if (named.length > 0 && !named.includes(name)) continue;
    const state = await make();
    for (const width of [390, 1280])
      for (const colorScheme of ["light", "dark"] as const)
        await take(state, `${dir}/${name}-${width}-${colorScheme}.png`, { site, width, colorScheme });
  }

  type Look = { site: string; width: number; colorScheme: "light" | "dark" };

  async function take(
    { person, path, act }: State,
    file: string,
    { site: baseURL, width, colorScheme }: Look,
  ) {
    const viewport = { width, height: 860 };
    const context = await browser.newContext({
      baseURL,
      viewport,
      colorScheme,
      locale: "en-US",
      reducedMotion: "reduce",
    });
    const cookies = person ? (await sessionCookie(person)).split("; ") : [];
    await context.addCookies(
      cookies.map((cookie) => {
        const [name = "", ...value] = cookie.split("=");
        return { name, value: value.join("="), url: baseURL };
      }),
    );
    const page = await context.newPage();
    await page.goto(path, { waitUntil: "networkidle" });
    await act?.(page);
    await page.evaluate(() => document.fonts.ready.then(() => {}));
    await page.screenshot({ path: file, fullPage: true });
    await context.close();
  }
}
