// usage: node shot.ts outprefix path[@state] ... ; env LOGIN=email, DARK
import { chromium } from "@playwright/test";
import { chromiumLaunch } from "./tests/support/chromium.ts";

const [out, ...paths] = process.argv.slice(2);
const browser = await chromium.launch(await chromiumLaunch());
for (const [w, h] of [
  [1280, 900],
  [390, 844],
] as const)
  for (const scheme of (process.env.SCHEMES ?? "light,dark").split(",") as ("light" | "dark")[]) {
    const context = await browser.newContext({
      viewport: { width: w, height: h },
      colorScheme: scheme,
      baseURL: process.env.NEXT_PUBLIC_SITE_URL,
      locale: "en-US",
    });
    const page = await context.newPage();
    if (process.env.LOGIN) {
      await page.goto("/sign-in");
      await page.getByLabel("E-mail").fill(process.env.LOGIN);
      await page.getByLabel("Password").fill("lectern-demo");
      await page.getByRole("button", { name: "Sign in" }).click();
      await page.waitForURL((u) => !u.pathname.includes("sign-in"));
    }
    for (const [i, path] of paths.entries()) {
      const [p, state] = path.split("@");
      await page.goto(p!);
      if (state) await page.evaluate((s) => document.documentElement.setAttribute("data-loading", s), state);
      await page.screenshot({ path: `${out}-${i}-${w}-${scheme}.png`, fullPage: !process.env.FOLD });
    }
    await context.close();
  }
await browser.close();
