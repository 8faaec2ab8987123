import "server-only";
import { cache } from "react";
import { z } from "zod";
import { creditStats } from "@/lib/checkout/credits/balance";
import { createClient } from "@/lib/supabase/server";
import { unwrap } from "@/lib/supabase/unwrap";

export const incomingCredits = z.object({
  purchaseId: z.uuid(),
  credits: z.int(),
  /** The lesson that they were bought for. */
  lessonId: z.uuid().nullable(),
  /** With the balance, and what else is on its way for this lesson, they are enough for it. */
  opensLesson: z.boolean(),
  /** They have chosen a voucher or transfer, and may never pay it. */
  awaitsBuyer: z.boolean(),
  since: z.string(),
});

/** A payment for credits that the bank has not confirmed. `since` in ISO 8601. */
export type IncomingCredits = z.infer<typeof incomingCredits>;

const debt = z.object({
  purchaseId: z.uuid(),
  title: z.string(),
  credits: z.int(),
  cause: z.enum(["refund", "dispute"]),
});

/** A payment whose refund or dispute took credits that were spent already. */
export type CreditDebt = z.infer<typeof debt>;

export const creditSummary = z.object({
  stats: creditStats,
  /** Newest first, at most 50. */
  incoming: z.array(incomingCredits),
  /** Newest first, at most 50; none for who owes nothing. Later credits may have settled a part. */
  debts: z.array(debt),
});

export type CreditSummary = z.infer<typeof creditSummary>;

/**
 * The signed-in member's credits beyond their balance. One query per page.
 * @throws UnavailableError when the database is down.
 */
export const getCreditSummary = cache(async (): Promise<CreditSummary> => {
  const client = await createClient();
  return creditSummary.parse(unwrap(await client.rpc("get_credit_summary")));
});

/** Those that a lesson opens with by itself: what it needs is not to be paid once more. */
export const incomingFor = (list: IncomingCredits[], lessonId: string): IncomingCredits | null =>
  list.find((each) => each.lessonId === lessonId && each.opensLesson && !each.awaitsBuyer) ?? null;
