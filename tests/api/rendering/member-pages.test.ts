import { beforeAll, expect, test } from "vitest";
import { createDeliveredPurchases } from "../../support/database/checkouts.ts";
import { createLearner, createOperator } from "../../support/http/accounts.ts";
import { ownerOf } from "../../support/http/page-owners.ts";
import { scriptProblems } from "../../support/http/page-policy.ts";
import { examplePath, pageRoutes } from "../../support/http/page-routes.ts";
import { cookieOf } from "../../support/http/pages.ts";
import { type Counts, countVisit } from "../../support/http/request-counts.ts";
import { shopWithPageCache } from "../../support/http/shop-with-page-cache.ts";

/**
 * How many requests every page of a member takes, and in how many steps: what waits for an earlier answer is another
 * step. The line of a page that takes fewer is lowered.
 */
// biome-ignore format: a table
const budgets: Record<string, [requests: number, steps: number]> = {
  "/":                                      [1, 1],
  "/catalogue/[query]":                     [1, 1],
  "/check-both-mailboxes":                  [1, 1],
  "/check-your-mail":                       [1, 1],
  "/checkout/cancel":                       [1, 1],
  "/checkout/success":                      [1, 1],
  "/confirm":                               [2, 2],
  "/creators/[slug]":                       [1, 1],
  "/credits":                               [3, 1],
  "/finish-sign-up":                        [1, 1],
  "/forgot-password":                       [1, 1],
  "/goodbye":                               [1, 1],
  "/lessons/[slug]":                        [2, 2],
  "/library":                               [1, 1],
  "/operator":                              [4, 2],
  "/operator/credits":                      [4, 2],
  "/operator/fees":                         [2, 2],
  "/profile":                               [2, 1],
  "/profile/credits":                       [3, 1],
  "/purchases/[id]":                        [2, 1],
  "/purchases/[id]/refund":                 [3, 2],
  "/reset-password":                        [1, 1],
  "/sales":                                 [5, 2],
  "/sales/[id]":                            [2, 1],
  "/sales/[id]/refund":                     [2, 1],
  "/second-factor":                         [1, 1],
  "/settings":                              [1, 1],
  "/settings/delete":                       [4, 1],
  "/settings/email":                        [1, 1],
  "/settings/password":                     [1, 1],
  "/settings/second-factor":                [2, 2],
  "/sign-in":                               [1, 1],
  "/sign-up":                               [1, 1],
  "/studio":                                [4, 1],
  "/studio/coupons":                        [3, 1],
  "/studio/coupons/[id]":                   [3, 1],
  "/studio/earnings":                       [3, 2],
  "/studio/lessons/[id]":                   [5, 2],
  "/studio/lessons/[id]/files":             [5, 1],
  "/studio/lessons/[id]/preview":           [3, 2],
  "/studio/lessons/[id]/publish":           [3, 2],
  "/studio/lessons/[id]/versions":          [4, 1],
  "/studio/lessons/[id]/versions/[number]": [4, 1],
  "/studio/profile":                        [2, 1],
  "/unsubscribe":                           [1, 1],
  "a lesson to buy":                        [2, 2],
  "a lesson to buy, with a code":           [3, 2],
};

/** A busy machine can make requests at once look like steps: the least of so many visits counts. */
const mostVisits = 8;

// Only server.ts counts requests.
const shop = shopWithPageCache();

type Page = { name: string; path: string; cookie: string };
type Visited = { name: string; least: Counts; keptBy: string | null; problems: string[]; frames: number };
const visited: Visited[] = [];

beforeAll(async () => {
  for (const page of await listPages()) visited.push(await visit(page));
});

test("no page may take more than five requests or three steps", () => {
  expect(Object.entries(budgets).filter(([, [requests, steps]]) => requests > 5 || steps > 3)).toEqual([]);
});

test("every page of a member asks Supabase as often, and in as many steps, as its line says", () => {
  const found = visited.map(({ name, least: { requests, steps } }) => [name, [requests, steps]]);
  expect(Object.fromEntries(found)).toEqual(budgets);
});

test("a member's pages are kept nowhere", () => {
  expect(visited.filter(({ keptBy }) => keptBy !== "no-store")).toEqual([]);
});

test("no page is sent with its header twice", () => {
  expect(visited.filter(({ frames }) => frames > 1)).toEqual([]);
});

test("every inline script of a member's page is named by its policy", () => {
  expect(visited.filter(({ problems }) => problems.length > 0)).toEqual([]);
});

/** Every page, as the member who sees something of their own there. */
async function listPages(): Promise<Page[]> {
  const purchase = await createDeliveredPurchases();
  const [operator, stranger] = await Promise.all([createOperator(), createLearner()]);
  const cookies = {
    learner: await cookieOf(purchase.learner),
    creator: await cookieOf(purchase.creator),
    operator: await cookieOf(operator),
  };
  const lesson = `/lessons/l-${purchase.lessonId}`;
  const ofStranger = await cookieOf(stranger);
  return [
    ...pageRoutes.map((route) => ({
      name: route,
      path: examplePath(route, purchase),
      cookie: cookies[ownerOf(route)],
    })),
    { name: "a lesson to buy", path: lesson, cookie: ofStranger },
    { name: "a lesson to buy, with a code", path: `${lesson}?code=SPRING`, cookie: ofStranger },
  ];
}

async function visit({ name, path, cookie }: Page): Promise<Visited> {
  const { answer, counts } = await countVisit(shop, path, cookie);
  const least = { ...counts };
  for (let visits = 1; visits < mostVisits && !isExact(name, least); visits++) {
    const again = await countVisit(shop, path, cookie);
    least.requests = Math.min(least.requests, again.counts.requests);
    least.steps = Math.min(least.steps, again.counts.steps);
  }
  const keptBy = answer.headers.get("cache-control");
  return { name, least, keptBy, problems: scriptProblems(answer), frames: countFrames(answer.text) };
}

/** In what React reads; the page's own elements are not escaped. */
const countFrames = (html: string) => html.split(String.raw`\"aria-label\":\"Main\"`).length - 1;

function isExact(name: string, { requests, steps }: Counts) {
  const [mostRequests, mostSteps] = budgets[name] ?? [];
  return requests === mostRequests && steps === mostSteps;
}
