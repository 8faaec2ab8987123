import { afterAll, beforeAll, expect, test } from "vitest";
import { createOwnLesson } from "../../support/database/checkouts.ts";
import { lessonBody } from "../../support/database/shop.ts";
import { createLearner, password } from "../../support/http/accounts.ts";
import { openBrowser, type Shown } from "../../support/http/form-browser.ts";
import { sessionCookie } from "../../support/http/session-cookie.ts";
import { type SecondProviderServer, startSecondProvider } from "../../support/second-provider/server.ts";
import { startShopWithSecondProvider } from "../../support/second-provider/shop.ts";
import { until } from "../../support/until.ts";

const stops: (() => Promise<void>)[] = [];
let provider: SecondProviderServer;
let shopUrl = "";
beforeAll(async () => {
  provider = await startSecondProvider();
  stops.push(provider.stop);
  const shop = await startShopWithSecondProvider(provider.url);
  stops.push(shop.stop);
  shopUrl = shop.url;
}, 600_000);
afterAll(async () => {
  for (const stop of stops.reverse()) await stop();
});

/** A lesson for five dollars, and a signed-in learner's browser without JavaScript. */
async function arrange() {
  const [learner, { lessonId }] = await Promise.all([createLearner(), createOwnLesson({ price: "5.00" })]);
  const cookie = await sessionCookie({ email: learner.email, password });
  const pairs = cookie.split("; ").map((pair): [string, string] => {
    const at = pair.indexOf("=");
    return [pair.slice(0, at), pair.slice(at + 1)];
  });
  return { browser: openBrowser(new Map(pairs), shopUrl), lesson: `/lessons/l-${lessonId}` };
}

/** Pays on the provider's page. Answers where it leads back to. */
async function pay(page: Shown): Promise<string> {
  expect(page.path.startsWith(`${provider.url}/buy/`), page.path).toBe(true);
  const paid = await fetch(page.path, { method: "POST", redirect: "manual" });
  return paid.headers.get("location") ?? "";
}

test("a lesson is bought from the button to the open lesson", async () => {
  const { browser, lesson } = await arrange();
  const back = await pay(await browser.submit(await browser.visit(lesson), "Buy"));
  expect((await browser.visit(back)).html).toContain(lessonBody);
});

test("a pack is bought, and opens a lesson", async () => {
  const { browser, lesson } = await arrange();
  const back = await pay(await browser.submit(await browser.visit("/credits"), "Starter"));
  await browser.visit(back);
  await browser.submit(await browser.visit(lesson), "Open with");
  expect((await browser.visit(lesson)).html).toContain(lessonBody);
});

test("a notice alone opens the lesson of a learner who does not come back", async () => {
  provider.sendNoticesTo(`${shopUrl}/api/stripe/webhook`);
  const { browser, lesson } = await arrange();
  await pay(await browser.submit(await browser.visit(lesson), "Buy"));
  await until("the lesson", async () => (await browser.visit(lesson)).html.includes(lessonBody));
});
