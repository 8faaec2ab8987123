import { type BrowserContext, expect, type Locator, type Page } from "@playwright/test";
import { z } from "zod";
import { books, pay } from "../stripe/control.ts";
import { until } from "../until.ts";
import { purchasesOf } from "./database.ts";
import type { Lesson } from "./lessons.ts";
import type { Person } from "./people.ts";

/** The learner's one purchase, once Stripe's event has brought it to this status. */
export const purchaseOnce = (learner: Person, status: string) =>
  until(`a purchase that is ${status}`, async () =>
    (await purchasesOf(learner.id)).find((purchase) => purchase.status === status),
  );

/** Buys and pays through the APIs, for tests about what comes later. The context is signed in as this learner. */
export async function purchaseByApi(context: BrowserContext, learner: Person, lesson: Lesson): Promise<void> {
  // A server may close an idle connection while it is used again.
  const answer = await context.request.post("/api/checkout", {
    data: { lessonId: lesson.id },
    maxRetries: 2,
  });
  await pay(z.object({ sessionId: z.string() }).parse(await answer.json()).sessionId);
  await purchaseOnce(learner, "completed");
}

export async function paymentOf(learner: Person): Promise<string> {
  const [purchase] = await purchasesOf(learner.id);
  const [book] = await books(purchase?.id ?? "");
  if (!book) throw new Error("Stripe knows no payment of this purchase.");
  return book.payment_intent.id;
}

/** The lesson's line in the learner's history. */
export async function historyEntry(page: Page, { title }: Lesson): Promise<Locator> {
  await page.goto("/profile");
  return page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: title }) });
}

/** From the lesson's line in the history to the page of its purchase. */
export async function openPurchase(page: Page, lesson: Lesson): Promise<void> {
  await (await historyEntry(page, lesson)).getByRole("link", { name: "Details for" }).click();
  await expect(page.getByRole("heading", { name: "What happened" })).toBeVisible();
}

export const checkButton = (page: Page) => page.getByRole("button", { name: "Check this payment" });

/** What the purchase's page says has happened, one sentence each. */
export const steps = (page: Page) =>
  page.getByRole("region", { name: "What happened" }).getByRole("listitem");
