import { expect, test } from "vitest";
import { createDeliveredPurchases } from "../../support/database/checkouts.ts";
import { examplePath, isShared, pageRoutes } from "../../support/http/page-routes.ts";
import { cookieOf } from "../../support/http/pages.ts";
import { ask } from "../../support/http/shop-client.ts";

/** The ways in which a browser asks for a page; what it gets as HTML is in member-pages and guest-pages, too. */
const requests: [name: string, headers: Record<string, string>][] = [
  ["as HTML", { accept: "text/html" }],
  ["as React's payload", { rsc: "1" }],
  ["as a prefetch", { rsc: "1", "next-router-prefetch": "1" }],
];

const cacheControl = async (path: string, headers: Record<string, string>) =>
  (await ask(path, { headers })).headers.get("cache-control");

test.each(requests)("a member's pages are kept nowhere, asked for %s", async (_name, headers) => {
  const purchase = await createDeliveredPurchases();
  const kept: string[] = [];
  for (const who of [purchase.creator, purchase.learner]) {
    const cookie = await cookieOf(who);
    for (const route of pageRoutes) {
      const path = examplePath(route, purchase);
      const found = await cacheControl(path, { ...headers, cookie });
      if (found !== "no-store") kept.push(`${path}: ${found}`);
    }
  }
  expect(kept).toEqual([]);
});

test.each(requests)(
  "of guests' pages only the shared ones are kept, asked for %s",
  async (_name, headers) => {
    const purchase = await createDeliveredPurchases();
    const table: Record<string, string | null> = {};
    for (const route of pageRoutes) table[route] = await cacheControl(examplePath(route, purchase), headers);
    const wanted = (route: string) => (isShared(route) ? "private, no-cache" : "no-store");
    expect(table).toEqual(Object.fromEntries(pageRoutes.map((route) => [route, wanted(route)])));
  },
);
