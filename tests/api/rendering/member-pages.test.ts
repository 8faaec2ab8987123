import { beforeAll, expect, test } from "vitest";
import { createDeliveredPurchases } from "../../support/database/checkouts.ts";
import { createLearner, createOperator } from "../../support/http/accounts.ts";
import { ownerOf } from "../../support/http/page-owners.ts";
import { scriptProblems } from "../../support/http/page-policy.ts";
import { examplePath, pageRoutes } from "../../support/http/page-routes.ts";
import { cookieOf } from "../../support/http/pages.ts";
import { type Counts, countVisit } from "../../support/http/request-counts.ts";
import { shopWithPageCache } from "../../support/http/shop-with-page-cache.ts";

/** Of every page of a member. A step: requests that wait for the answer of an earlier one. */
const budget: Counts = { requests: 5, steps: 3 };

/** A busy machine can make requests at once look like steps: the least of so many visits counts. */
const mostVisits = 8;

// Only server.ts counts requests.
const shop = shopWithPageCache();

type Visited = { path: string; least: Counts; keptBy: string | null; problems: string[] };
const visited: Visited[] = [];

beforeAll(async () => {
  for (const [path, cookie] of await listPages()) visited.push(await visit(path, cookie));
});

test("no page of a member asks Supabase more often, or in more steps, than its budget", () => {
  expect(visited.length).toBeGreaterThan(pageRoutes.length);
  expect(visited.filter(({ least }) => !isWithin(least))).toEqual([]);
});

test("a member's pages are kept nowhere", () => {
  expect(visited.filter(({ keptBy }) => keptBy !== "no-store")).toEqual([]);
});

test("every inline script of a member's page is named by its policy", () => {
  expect(visited.filter(({ problems }) => problems.length > 0)).toEqual([]);
});

/** Every page, as the member who sees something of their own there. */
async function listPages(): Promise<[path: string, cookie: string][]> {
  const purchase = await createDeliveredPurchases();
  const [operator, stranger] = await Promise.all([createOperator(), createLearner()]);
  const cookies = {
    learner: await cookieOf(purchase.learner),
    creator: await cookieOf(purchase.creator),
    operator: await cookieOf(operator),
  };
  const lesson = `/lessons/l-${purchase.lessonId}`;
  return [
    ...pageRoutes.map((route): [string, string] => [examplePath(route, purchase), cookies[ownerOf(route)]]),
    [lesson, await cookieOf(stranger)],
    [`${lesson}?code=SPRING`, await cookieOf(stranger)],
  ];
}

async function visit(path: string, cookie: string): Promise<Visited> {
  const { answer, counts } = await countVisit(shop, path, cookie);
  const least = { ...counts };
  for (let visits = 1; visits < mostVisits && !isWithin(least); visits++) {
    const again = await countVisit(shop, path, cookie);
    least.requests = Math.min(least.requests, again.counts.requests);
    least.steps = Math.min(least.steps, again.counts.steps);
  }
  return { path, least, keptBy: answer.headers.get("cache-control"), problems: scriptProblems(answer) };
}

function isWithin({ requests, steps }: Counts) {
  return requests <= budget.requests && steps <= budget.steps;
}
