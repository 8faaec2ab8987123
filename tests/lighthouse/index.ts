import { chromium } from "@playwright/test";
import lighthouse from "lighthouse";
import { chromiumLaunch } from "../support/browser/chromium.ts";
import { withBuiltShop } from "../support/http/built-shop.ts";
import { freePort } from "../support/http/second-shop.ts";
import { sessionCookie } from "../support/http/session-cookie.ts";

// `npm run lighthouse`: what Lighthouse says of the pages that most people see first, and of a creator's, as on a phone
// (its default), as the median of three runs; fails below the floors.

const pages = { Home: "/", Catalogue: "/lessons", Lesson: "/lessons/kerning" };
const creatorPages = { Studio: "/studio", Sales: "/sales", Earnings: "/studio/earnings" };
const floors = { performance: 95, accessibility: 100, "best-practices": 100, seo: 100 };
const categories = Object.keys(floors);
const runs = 3;

await withBuiltShop(async ({ url }) => {
  const port = await freePort();
  const launch = await chromiumLaunch();
  const browser = await chromium.launch({
    ...launch,
    args: [...(launch.args ?? []), `--remote-debugging-port=${port}`],
  });
  try {
    console.log(`| page | ${categories.join(" | ")} |\n|${" --- |".repeat(categories.length + 1)}`);
    for (const [name, path] of Object.entries(pages)) report(name, await medianScores(`${url}${path}`, port));
    const cookie = await sessionCookie({ email: "ines@lectern.test", password: "lectern-demo" });
    for (const [name, path] of Object.entries(creatorPages)) {
      const { seo: _, ...scores } = await medianScores(`${url}${path}`, port, { cookie });
      report(name, scores);
    }
  } finally {
    await browser.close();
  }
});

/** Pages of members are not for search engines: theirs have no score in SEO. */
function report(name: string, scores: Record<string, number>) {
  console.log(`| ${name} | ${categories.map((category) => scores[category] ?? "").join(" | ")} |`);
  for (const [category, floor] of Object.entries(floors))
    if ((scores[category] ?? (category === "seo" ? floor : 0)) < floor) process.exitCode = 1;
}

async function medianScores(url: string, port: number, headers = {}): Promise<Record<string, number>> {
  // The first visit makes the page.
  await fetch(url, { headers });
  const seen: Record<string, number[]> = {};
  for (let run = 0; run < runs; run += 1) {
    const result = await lighthouse(url, {
      port,
      output: "json",
      onlyCategories: categories,
      logLevel: "error",
      extraHeaders: headers,
    });
    for (const [id, { score, auditRefs }] of Object.entries(result?.lhr.categories ?? {})) {
      seen[id] = [...(seen[id] ?? []), Math.round((score ?? 0) * 100)];
      if (run > 0 || id === "performance" || score === 1) continue;
      const failed = auditRefs.filter((audit) => (result?.lhr.audits[audit.id]?.score ?? 1) < 1);
      console.error(`${url} ${id}: ${failed.map((audit) => audit.id).join(", ")}`);
    }
  }
  return Object.fromEntries(
    Object.entries(seen).map(([id, scores]) => [id, scores.toSorted((a, b) => a - b)[1] ?? 0]),
  );
}
