import { z } from "zod";
import { type Account, createLearner, createTeacher } from "../http/accounts.ts";
import { untilStatus } from "../http/effects.ts";
import { type Answer, ask } from "../http/shop-client.ts";
import { pay, payUnnoticed, stripe } from "../stripe/control.ts";
import { deliver, eventOf } from "../stripe/webhook.ts";
import { sql } from "./database.ts";
import { createLesson, type LessonFields } from "./shop.ts";

const opened = z.object({ purchaseId: z.string(), sessionId: z.string(), sessionUrl: z.string() });
export type OpenCheckout = z.infer<typeof opened>;
export type Order = OpenCheckout & { learner: Account; teacher: Account; lessonId: string };

/** A teacher's lesson, 12.00 USD and published unless `fields` says otherwise. */
export async function createOwnLesson(fields: Omit<LessonFields, "creator_id"> = {}) {
  const teacher = await createTeacher();
  return { teacher, lessonId: await createLesson(sql, { creator_id: teacher.id, ...fields }) };
}

/** Presses Buy. */
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
export async function createOrder(fields: Omit<LessonFields, "creator_id"> = {}): Promise<Order> {
  const [learner, lesson] = await Promise.all([createLearner(), createOwnLesson(fields)]);
  return { learner, ...lesson, ...(await openCheckout(learner, lesson.lessonId)) };
}

/** The learner has paid and Stripe holds its tongue: the event is in the test's hands. */
export async function createPaidOrder(fields: Omit<LessonFields, "creator_id"> = {}) {
  const order = await createOrder(fields);
  const session = await payUnnoticed(order.sessionId);
  return { ...order, session, event: eventOf("checkout.session.completed", session) };
}

/** The learner has paid and the shop knows. */
export async function createCompletedOrder(fields: Omit<LessonFields, "creator_id"> = {}) {
  const order = await createPaidOrder(fields);
  const { status, text } = await deliver(order.event);
  if (status !== 200) throw new Error(`webhook: ${status} ${text}`);
  return order;
}

/** The learner has paid, and Stripe's own webhook has told the shop, as it will tell what comes later. */
export async function createBoughtOrder(fields: Omit<LessonFields, "creator_id"> = {}) {
  const order = await createOrder(fields);
  await pay(order.sessionId);
  await untilStatus(order.purchaseId, "completed");
  return { ...order, paymentIntent: await paymentIntentOf(order) };
}

/** What the money of a session goes by at Stripe. */
export async function paymentIntentOf({ sessionId }: { sessionId: string }): Promise<string> {
  const { payment_intent } = await stripe.checkout.sessions.retrieve(sessionId);
  return z.string().parse(payment_intent);
}

/** Whether the shop lets a learner read a lesson. */
export async function canRead(learner: Account, lessonId: string): Promise<boolean> {
  const { json } = await ask(`/api/lessons/${lessonId}/access`, { token: learner.token });
  return z.object({ hasAccess: z.boolean() }).parse(json).hasAccess;
}
