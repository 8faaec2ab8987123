import { type Browser, expect, type Page } from "@playwright/test";
import { z } from "zod";
import { books, control, pay, stripe } from "../stripe/control.ts";
import { until } from "../until.ts";
import { purchasesOf, sql } from "./database.ts";
import { createLesson, type Lesson } from "./lessons.ts";
import { createCreator, createMember, enterAs, type Person } from "./people.ts";

export type LearnerCheckout = {
  id: string;
  sessionId: string;
  lesson: Lesson;
  creator: Person;
  learner: Person;
};
export type Sale = LearnerCheckout & { paymentIntent: string };

type Price = { price?: string; currency?: string; title?: string };

/** A page in a browser of this person's own. */
export async function openAs(browser: Browser, person: Person, options = {}): Promise<Page> {
  const context = await browser.newContext(options);
  await enterAs(context, person);
  return context.newPage();
}

export async function createOperator(): Promise<Person> {
  const operator = await createMember("Odile Fontaine");
  await sql`update public.profiles set role = 'operator' where id = ${operator.id}`;
  return operator;
}

/** A new learner stands at the payment page of a new creator's lesson, 12.00 USD unless `price` says otherwise. */
export async function openCheckout(browser: Browser, fields: Price = {}): Promise<LearnerCheckout> {
  const [creator, learner] = await Promise.all([createCreator(), createMember()]);
  const lesson = await createLesson({ creator, ...fields });
  const context = await browser.newContext();
  await enterAs(context, learner);
  const answer = await context.request.post("/api/checkout", { data: { lessonId: lesson.id } });
  const { purchaseId, sessionId } = z
    .object({ purchaseId: z.string(), sessionId: z.string() })
    .parse(await answer.json());
  await context.close();
  return { id: purchaseId, sessionId, lesson, creator, learner };
}

export async function sell(browser: Browser, fields: Price = {}): Promise<Sale> {
  const open = await openCheckout(browser, fields);
  await pay(open.sessionId);
  await untilStatus(open, "completed");
  return { ...open, paymentIntent: await paymentIntentOf(open.sessionId) };
}

export async function paymentIntentOf(sessionId: string): Promise<string> {
  const { payment_intent: intent } = await stripe.checkout.sessions.retrieve(sessionId);
  const id = typeof intent === "string" ? intent : intent?.id;
  if (!id) throw new Error(`Nothing was paid in ${sessionId}.`);
  return id;
}

/** Waits until the purchase has this status. */
export const untilStatus = ({ id, learner }: Pick<LearnerCheckout, "id" | "learner">, status: string) =>
  until(`purchase ${id} to be ${status}`, async () => {
    const purchases = await purchasesOf(learner.id);
    return purchases.some((purchase) => purchase.id === id && purchase.status === status);
  });

/** From now on no webhook of this sale is delivered. */
export const mute = ({ sessionId }: LearnerCheckout) =>
  control("/deliveries", { mode: "drop", session: sessionId });

/** Every line of the sale's amounts must be as here. */
export async function expectAmounts(page: Page, amounts: Record<string, string>): Promise<void> {
  await expect(page.getByRole("button", { name: "Check this payment" })).toBeVisible();
  for (const [name, text] of Object.entries(amounts)) {
    const term = page.locator("dt").filter({ hasText: new RegExp(`^${name}$`) });
    const line = page.locator("dl > div").filter({ has: term, visible: true });
    await expect(line.locator("dd")).toHaveText(text);
  }
}

export async function expectLesson(
  browser: Browser,
  { learner, lesson }: LearnerCheckout,
  state: "open" | "closed",
) {
  const page = await openAs(browser, learner);
  await page.goto(`/lessons/${lesson.slug}`);
  await expect(page.getByRole("heading", { level: 1, name: lesson.title })).toBeVisible();
  await expect(page.getByText(lesson.secret)).toHaveCount(state === "open" ? 1 : 0);
  await page.context().close();
}

/** The creator's earnings in the profile's table: sales, gross, returned, platform fee, yours. */
export async function expectEarnings(browser: Browser, { creator }: LearnerCheckout, cells: string[]) {
  const page = await openAs(browser, creator);
  await page.goto("/profile");
  await expect(page.getByRole("row").filter({ hasText: "USD" }).getByRole("cell")).toHaveText(cells);
  await page.context().close();
}

/** What Stripe has refunded of a sale, in minor units, the oldest first. */
export async function refundsOf({ id }: LearnerCheckout): Promise<number[]> {
  const payments = await books(id);
  return payments.flatMap(({ refunds }) => refunds.map(({ amount }) => amount)).toReversed();
}

/** The entry on the operator's page that names this id of Stripe's. */
export const taskWith = (page: Page, id: string) =>
  page.getByRole("listitem").filter({ has: page.getByRole("heading"), hasText: id, visible: true });
