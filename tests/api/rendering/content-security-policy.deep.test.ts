import { expect, test } from "vitest";
import { createDeliveredPurchases } from "../../support/database/checkouts.ts";
import { scriptProblems } from "../../support/http/page-policy.ts";
import { examplePath, pageRoutes } from "../../support/http/page-routes.ts";
import { ask } from "../../support/http/shop-client.ts";

async function visitAll(headers: Record<string, string>): Promise<string[]> {
  const purchase = await createDeliveredPurchases();
  const problems: string[] = [];
  const paths = [
    ...pageRoutes.map((route) => examplePath(route, purchase)),
    "/no/such/page",
    "/lessons/no-such",
  ];
  for (const path of paths) {
    const answer = await ask(path, { headers: { ...headers, accept: "text/html" } });
    for (const problem of scriptProblems(answer)) problems.push(`${path}: ${problem}`);
  }
  return problems;
}

const visitors: [who: string, headers: Record<string, string>][] = [
  [
    "a guest on a phone",
    { "user-agent": "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/150 Mobile" },
  ],
  ["a search engine", { "user-agent": "Googlebot/2.1" }],
];

test.each(visitors)(
  "every inline script of each page is named by its policy, for %s",
  async (_who, headers) => {
    expect(await visitAll(headers)).toEqual([]);
  },
);
