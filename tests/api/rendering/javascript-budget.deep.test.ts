import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { emptyPage } from "../../support/browser/empty-page.ts";
import { createDeliveredPurchases } from "../../support/database/checkouts.ts";
import { createLearner, createOperator, password } from "../../support/http/accounts.ts";
import { examplePath, pageRoutes } from "../../support/http/page-routes.ts";
import { scriptBytes } from "../../support/http/page-scripts.ts";
import { sessionCookie } from "../../support/http/session-cookie.ts";
import { ask, shopUrl } from "../../support/http/shop-client.ts";

/** In bytes beyond what an empty page of Next loads. */
const budget = { firstPages: 10_000, others: 25_000 };
/** What leads to pages that are shown once. */
const flashes: Record<string, string> = {
  "/goodbye": `lectern-flash=${encodeURIComponent('{"path":"/goodbye","flash":{"kind":"account-deleted"}}')}`,
};
const firstPages = ["/", "/catalogue/[query]", "/lessons/[slug]"];

test("home, catalogue and lesson are among the pages", () => {
  expect(pageRoutes).toEqual(expect.arrayContaining(firstPages));
});

test("no page loads more scripts than its budget, for any visitor", async () => {
  const purchase = await createDeliveredPurchases();
  const cookieOf = ({ email }: { email: string }) => sessionCookie({ email, password });
  const visitors = {
    guest: "",
    learner: await cookieOf(await createLearner()),
    buyer: await cookieOf(purchase.learner),
    creator: await cookieOf(purchase.creator),
    operator: await cookieOf(await createOperator()),
  };
  const table: Record<string, Record<string, string>> = {};
  const tooMuch: string[] = [];
  for (const route of pageRoutes) {
    const path = examplePath(route, purchase);
    const allowed = firstPages.includes(route) ? budget.firstPages : budget.others;
    const row: Record<string, string> = {};
    const visit = async ([visitor, cookie]: [string, string]) => {
      const shown = [cookie, flashes[route]].filter(Boolean).join("; ");
      const answer = await ask(path, { headers: { accept: "text/html", cookie: shown } });
      // A person who may not see it is sent elsewhere.
      if (answer.status >= 300) return;
      const bytes = (await scriptBytes(answer.text, shopUrl)) - emptyPage.scriptBytes;
      row[visitor] = `${(bytes / 1000).toFixed(1)} kB`;
      if (bytes > allowed) tooMuch.push(`${route} as ${visitor}: ${bytes} bytes of ${allowed}`);
    };
    await Promise.all(Object.entries(visitors).map(visit));
    expect(row, `${route} is shown to someone`).not.toEqual({});
    table[route] = row;
  }
  console.table(table);
  expect(tooMuch).toEqual([]);
});

test("the empty page was measured with the Next that is installed", () => {
  const { version } = JSON.parse(readFileSync("node_modules/next/package.json", "utf8"));
  expect(
    emptyPage.next,
    "run npm run bench, and write its number into tests/support/browser/empty-page.ts",
  ).toBe(version);
});

test("what a page loads is counted", async () => {
  const { text } = await ask("/");
  const bytes = await scriptBytes(text, shopUrl);
  expect(bytes).toBeGreaterThan(emptyPage.scriptBytes);
  const twice = text.match(/static\/chunks\/[^"]+\.js/)?.[0] ?? "";
  expect(await scriptBytes(`${text}<script src="/_next/${twice}">`, shopUrl)).toBe(bytes);
});
