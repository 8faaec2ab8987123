import "server-only";
import { z } from "zod";
import { getUser, type Member } from "@/lib/auth/session";
import { createClient } from "@/lib/supabase/server";
import { unwrap } from "@/lib/supabase/unwrap";

export type Balance = Member["credits"];

const entry = z.object({
  id: z.int(),
  kind: z.enum([
    "bought",
    "spent",
    "undone",
    "returned",
    "reversed",
    "restored",
    "granted",
    "withdrawn",
    "closed",
  ]),
  credits: z.int(),
  balanceAfter: z.int(),
  at: z.string(),
  purchaseId: z.uuid().nullable(),
  lessonId: z.uuid().nullable(),
  title: z.string().nullable(),
  reason: z.string().nullable(),
});

/** One posting to the member's account: `credits` came (or, below zero, went). */
export type CreditEntry = z.infer<typeof entry>;

/**
 * The signed-in member's credits. `owed` is what a refund or dispute took after it was spent: nothing can be spent
 * until new credits settle it. `frozen` are held by an open dispute, and not in the balance. One credit is one minor
 * unit of `currency`. A page reads them once, with its member.
 * @throws UnavailableError when the database is down.
 */
export async function getCredits(): Promise<Balance> {
  const member = await getUser();
  if (!member) throw new Error("a guest has no credits");
  return member.credits;
}

/** The ledger, newest first; `before` is the id of the last entry of the page before. */
export async function listCreditHistory({ before, pageSize = 20 }: { before?: number; pageSize?: number }) {
  const client = await createClient();
  const page = { before_id: before, max_rows: pageSize + 1 };
  const rows = z.array(entry).parse(unwrap(await client.rpc("list_credit_history", page)));
  const data = rows.slice(0, pageSize);
  const nextCursor = rows.length > pageSize ? String(data.at(-1)?.id) : null;
  return { data, nextCursor };
}

export const creditStats = z.object({
  paidMinor: z.int(),
  /** Refunded, from the request on, and held or taken by disputes. */
  reversedMinor: z.int(),
  /** Paid less reversed. */
  totalSpentMinor: z.int(),
  currency: z.string(),
  creditsPurchased: z.int(),
  /** By operators, and not taken back. */
  creditsGranted: z.int(),
  /** And not undone or returned. */
  creditsSpent: z.int(),
  /** Went with the money that is reversed, or is frozen with it. */
  creditsReversed: z.int(),
  completedPayments: z.int(),
});

/**
 * The sums of the signed-in member's history, money in minor units. Purchased + granted − spent − reversed is the
 * balance, or below zero what is owed.
 */
export async function getCreditStats(): Promise<z.infer<typeof creditStats>> {
  const client = await createClient();
  return creditStats.parse(unwrap(await client.rpc("get_credit_stats")));
}
