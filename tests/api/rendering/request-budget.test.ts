import { afterAll, beforeAll, expect, test } from "vitest";
import { createDeliveredPurchases } from "../../support/database/checkouts.ts";
import { createLearner, createOperator } from "../../support/http/accounts.ts";
import { ownerOf } from "../../support/http/page-owners.ts";
import { examplePath, pageRoutes } from "../../support/http/page-routes.ts";
import { cookieOf } from "../../support/http/pages.ts";
import { type Counts, countVisit } from "../../support/http/request-counts.ts";
import { startSecondShop } from "../../support/http/second-shop.ts";
import { shopUrl } from "../../support/http/shop-client.ts";

/** Of every page of a member. A step: requests that wait for the answer of an earlier one. */
const budget: Counts = { requests: 5, steps: 3 };

/** A busy machine can make requests at once look like steps: the least of so many visits counts. */
const visits = 8;

// `next start`, in the deep tests, counts nothing.
const isCounted = process.env.LECTERN_SERVER !== "next";
let shop = { url: shopUrl, logFile: process.env.LECTERN_SHOP_LOG ?? "", stop: async () => {} };
beforeAll(async () => {
  if (!isCounted) shop = await startSecondShop({ LECTERN_SERVER: "lectern" });
});
afterAll(() => shop.stop());

const isWithin = ({ requests, steps }: Counts) => requests <= budget.requests && steps <= budget.steps;

async function leastOf(path: string, cookie: string): Promise<Counts> {
  let least: Counts = { requests: Number.POSITIVE_INFINITY, steps: Number.POSITIVE_INFINITY };
  for (let visit = 0; visit < visits && !isWithin(least); visit++) {
    const { requests, steps } = await countVisit(shop, path, cookie);
    least = { requests: Math.min(least.requests, requests), steps: Math.min(least.steps, steps) };
  }
  return least;
}

test("no page of a member asks Supabase more often, or in more steps, than its budget", async () => {
  const purchase = await createDeliveredPurchases();
  const [operator, stranger] = await Promise.all([createOperator(), createLearner()]);
  const cookies = {
    learner: await cookieOf(purchase.learner),
    creator: await cookieOf(purchase.creator),
    operator: await cookieOf(operator),
  };
  const pages: [path: string, cookie: string][] = pageRoutes.map((route) => [
    examplePath(route, purchase),
    cookies[ownerOf(route)],
  ]);
  const lesson = `/lessons/l-${purchase.lessonId}`;
  pages.push([lesson, await cookieOf(stranger)], [`${lesson}?code=SPRING`, await cookieOf(stranger)]);
  const beyond: string[] = [];
  for (const [path, cookie] of pages) {
    const least = await leastOf(path, cookie);
    if (!isWithin(least)) beyond.push(`${path}: ${least.requests} requests in ${least.steps} steps`);
  }
  expect(beyond).toEqual([]);
});
