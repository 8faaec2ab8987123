import { randomUUID } from "node:crypto";
import { z } from "zod";
import { grantCredits } from "../database/credits.ts";
import { sql } from "../database/database.ts";
import { createOperator } from "../database/refunds.ts";
import { payUnnoticed } from "../stripe/control.ts";
import { eventOf } from "../stripe/webhook.ts";
import { type Account, createLearner } from "./accounts.ts";
import { type Answer, ask } from "./shop-client.ts";

const opened = z.object({ purchaseId: z.string(), sessionId: z.string(), sessionUrl: z.string() });

export const askCreditCheckout = (member: Account | undefined, body: unknown): Promise<Answer> =>
  ask("/api/credits/checkout", { token: member?.token, body });

/** Stripe's page for a pack or a number of credits, which must open. */
export async function openCreditCheckout(member: Account, wanted: object) {
  const { status, json, text } = await askCreditCheckout(member, wanted);
  if (status !== 200) throw new Error(`credit checkout: ${status} ${text}`);
  return opened.parse(json);
}

/** A new member who has paid for credits; the event is not delivered but returned. */
export async function createPaidCredits(wanted: object) {
  const member = await createLearner();
  const checkout = await openCreditCheckout(member, wanted);
  const session = await payUnnoticed(checkout.sessionId);
  return { member, ...checkout, session, event: eventOf("checkout.session.completed", session) };
}

/** A new member whom the shop has granted credits. */
export async function createMemberWithCredits(credits: number): Promise<Account> {
  const member = await createLearner();
  await sql.begin(async (tx) => grantCredits(tx, await createOperator(tx), member, credits));
  return member;
}

export const askRedeem = (
  member: Account | undefined,
  lessonId: string,
  key: string | undefined = randomUUID(),
): Promise<Answer> =>
  ask(`/api/lessons/${lessonId}/redeem`, {
    method: "POST",
    token: member?.token,
    headers: { "idempotency-key": key },
  });

/** Opens a lesson with credits, which must succeed. */
export async function redeem(member: Account, lessonId: string) {
  const { status, json, text } = await askRedeem(member, lessonId);
  if (status !== 200) throw new Error(`redeem: ${status} ${text}`);
  return z.object({ purchaseId: z.string(), balance: z.int() }).parse(json);
}

export const askVerifyCredits = (member: Account | undefined, sessionId: unknown): Promise<Answer> =>
  ask("/api/credits/verify", { token: member?.token, body: { sessionId } });

const credits = z.object({
  balance: z.int(),
  owed: z.int(),
  frozen: z.int(),
  currency: z.string(),
  history: z.object({
    data: z.array(z.looseObject({ id: z.int(), kind: z.string(), credits: z.int(), balanceAfter: z.int() })),
    nextCursor: z.string().nullable(),
  }),
});

/** The member's credits and, newest first, what became of them. */
export async function getCredits({ token }: Account, query = "") {
  return credits.parse((await ask(`/api/credits${query}`, { token })).json);
}
