import { z } from "zod";
import { type Account, createCreatorAccount, createLearner } from "../http/accounts.ts";
import { untilStatus } from "../http/effects.ts";
import { type Answer, ask } from "../http/shop-client.ts";
import { pay, payUnnoticed, setDeliveries, stripe } from "../stripe/control.ts";
import { deliver, eventOf } from "../stripe/webhook.ts";
import { starter } from "./credits.ts";
import { sql } from "./database.ts";
import { createLesson, type LessonFields } from "./shop.ts";

const opened = z.object({ purchaseId: z.string(), sessionId: z.string(), sessionUrl: z.string() });
export type OpenCheckout = z.infer<typeof opened>;
export type LearnerCheckout = OpenCheckout & { learner: Account; creator: Account; lessonId: string };

/** A creator's lesson, 12.00 USD and published unless `fields` says otherwise. */
export async function createOwnLesson(fields: Omit<LessonFields, "creator_id"> = {}) {
  const creator = await createCreatorAccount();
  return { creator, lessonId: await createLesson(sql, { creator_id: creator.id, ...fields }) };
}

export const askCheckout = (
  learner: Account,
  lessonId: string,
  more: object = {},
  shop?: string,
): Promise<Answer> =>
  ask("/api/checkout", { token: learner.token, body: { lessonId, ...more }, ...(shop && { shop }) });

/** Presses Buy, which must succeed. */
export async function openCheckout(learner: Account, lessonId: string, shop?: string): Promise<OpenCheckout> {
  const { status, json, text } = await askCheckout(learner, lessonId, {}, shop);
  if (status !== 200) throw new Error(`checkout: ${status} ${text}`);
  return opened.parse(json);
}

/** A new learner at Stripe's page with a new lesson. */
export async function createCheckout(
  fields: Omit<LessonFields, "creator_id"> = {},
): Promise<LearnerCheckout> {
  const [learner, lesson] = await Promise.all([createLearner(), createOwnLesson(fields)]);
  return { learner, ...lesson, ...(await openCheckout(learner, lesson.lessonId)) };
}

/** The learner has paid; the event is not delivered but returned. */
export async function createPaidPurchase(fields: Omit<LessonFields, "creator_id"> = {}) {
  const purchase = await createCheckout(fields);
  const session = await payUnnoticed(purchase.sessionId);
  return { ...purchase, session, event: eventOf("checkout.session.completed", session) };
}

/** The learner has paid and the shop knows. */
export async function createCompletedPurchase(fields: Omit<LessonFields, "creator_id"> = {}) {
  const purchase = await createPaidPurchase(fields);
  const { status, text } = await deliver(purchase.event);
  if (status !== 200) throw new Error(`webhook: ${status} ${text}`);
  return purchase;
}

/** The learner has paid, and Stripe's own webhook has reached the shop, as later ones will. */
export async function createDeliveredPurchase(fields: Omit<LessonFields, "creator_id"> = {}) {
  const purchase = await createCheckout(fields);
  await pay(purchase.sessionId);
  await untilStatus(purchase.purchaseId, "completed");
  return { ...purchase, paymentIntent: await paymentIntentOf(purchase) };
}

/** The same, and a pack of credits by the same learner. */
export async function createDeliveredPurchases() {
  const purchase = await createDeliveredPurchase();
  const { status, json, text } = await ask("/api/credits/checkout", {
    token: purchase.learner.token,
    body: { packId: starter },
  });
  if (status !== 200) throw new Error(`checkout: ${status} ${text}`);
  const pack = opened.parse(json);
  await pay(pack.sessionId);
  await untilStatus(pack.purchaseId, "completed");
  return { ...purchase, packPurchaseId: pack.purchaseId };
}

/** Paid one after the other, without webhooks. */
export async function createDroppedPayments(count: number): Promise<LearnerCheckout[]> {
  const purchases = await Promise.all(Array.from({ length: count }, () => createCheckout()));
  for (const { sessionId } of purchases) {
    await setDeliveries(sessionId, "drop");
    await pay(sessionId);
  }
  return purchases;
}

export async function paymentIntentOf({ sessionId }: { sessionId: string }): Promise<string> {
  const { payment_intent } = await stripe.checkout.sessions.retrieve(sessionId);
  return z.string().parse(payment_intent);
}

export async function canRead(learner: Account, lessonId: string): Promise<boolean> {
  const { json } = await ask(`/api/lessons/${lessonId}/access`, { token: learner.token });
  return z.object({ hasAccess: z.boolean() }).parse(json).hasAccess;
}
