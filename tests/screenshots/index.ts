import { chromium } from "@playwright/test";
import sharp from "sharp";
import { chromiumLaunch } from "../support/browser/chromium.ts";
import { sessionCookie } from "../support/http/session-cookie.ts";

// `npm run screenshots -- studio earnings`: the README's pictures, all or those named, of the shop that runs on the
// sandbox (`npm run dev`). Look at each before it is committed.
// `npm run screenshots -- states DIR earnings-one`: states of the studio's pages, in DIR, to be looked at.

type Picture = { path: string; email?: string };

const pictures = new Map<string, Picture>([
  ["home", { path: "/" }],
  ["search", { path: "/lessons?q=kernning" }],
  ["lesson", { path: "/lessons/kerning" }],
  ["reading", { path: "/lessons/read-a-query-plan", email: "ada@lectern.test" }],
  ["studio", { path: "/studio", email: "ines@lectern.test" }],
  ["earnings", { path: "/studio/earnings", email: "ines@lectern.test" }],
]);
const site = process.env.NEXT_PUBLIC_SITE_URL;
if (!site)
  throw new Error("No NEXT_PUBLIC_SITE_URL: start the shop (npm run dev), or name the sandbox's env file.");

const [command, dir = "", ...others] = process.argv.slice(2);
const named = process.argv.slice(2);
const browser = await chromium.launch(await chromiumLaunch());
try {
  if (command === "states") {
    const { takeStates } = await import("./take-states.ts");
    await takeStates(browser, { site, dir, named: others });
  } else
    for (const [name, picture] of pictures)
      if (named.length === 0 || named.includes(name)) await take(name, picture, site);
} finally {
  await browser.close();
}

async function take(name: string, { path, email }: Picture, url: string) {
  const cookie = email && (await sessionCookie({ email, password: "lectern-demo" }));
  const page = await browser.newPage({
    viewport: { width: 1280, height: 860 },
    locale: "en-US",
    ...(cookie && { extraHTTPHeaders: { cookie } }),
  });
  await page.goto(`${url}${path}`, { waitUntil: "networkidle" });
  await sharp(await page.screenshot())
    .png({ palette: true, quality: 80 })
    .toFile(`public/screenshots/${name}.png`);
  await page.close();
}
