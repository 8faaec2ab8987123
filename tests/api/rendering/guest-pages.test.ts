import { beforeAll, expect, test } from "vitest";
import { createDeliveredPurchases } from "../../support/database/checkouts.ts";
import { scriptProblems } from "../../support/http/page-policy.ts";
import { examplePath, isShared, pageRoutes } from "../../support/http/page-routes.ts";
import { type Answer, ask } from "../../support/http/shop-client.ts";

const visited: { route: string; answer: Answer }[] = [];
const unknown = ["/no/such/page", "/lessons/no-such"];

beforeAll(async () => {
  const purchase = await createDeliveredPurchases();
  for (const route of [...pageRoutes, ...unknown]) {
    const path = examplePath(route, purchase);
    visited.push({ route, answer: await ask(path, { headers: { accept: "text/html" } }) });
  }
});

test("every inline script of a guest's page is named by its policy", () => {
  const problems = visited.map(({ route, answer }) => [route, ...scriptProblems(answer)]);
  expect(problems.filter(([, problem]) => problem)).toEqual([]);
});

test("of guests' pages only the shared ones are kept", () => {
  const pages = visited.filter(({ route }) => !unknown.includes(route));
  const kept = pages.map(({ route, answer }) => [route, answer.headers.get("cache-control")]);
  expect(kept).toEqual(pages.map(({ route }) => [route, isShared(route) ? "private, no-cache" : "no-store"]));
});
