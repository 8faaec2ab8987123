import "server-only";
import { z } from "zod";
import { ledgerProblem, listLedgerProblems } from "@/lib/checkout/credits/operator/ledger";
import { getJobState, setJobState } from "@/lib/payments/reconcile/job-state";
import { createJobClient } from "@/lib/supabase/admin";
import { unwrap } from "@/lib/supabase/unwrap";

const books = z.object({
  /** Given away and not taken back, and what is spent of it: creators were paid for that at face value. */
  granted: z.int(),
  grantedSpent: z.int(),
  packsSold: z.int(),
  creditsSold: z.int(),
  /** Paid for packs, less what went back or is held by disputes. */
  keptMinor: z.int(),
  /** What members can spend, granted credits too. */
  unspent: z.int(),
  grantedUnspent: z.int(),
  /** What members paid for their unspent credits: the shop owes them lessons for it, or the money. */
  liabilityMinor: z.int(),
  /** Credits that refunds and disputes took after they were spent, and the number of members who owe them. */
  owed: z.int(),
  owing: z.int(),
  currency: z.string(),
});

const audit = z.object({ books, problems: z.array(ledgerProblem), updatedAt: z.string() });

/** The books of the credits, and what contradicts itself, as of `updatedAt`. Amounts in minor units. */
export type CreditAudit = z.infer<typeof audit>;

/**
 * Sums the ledger up, looks for contradictions, and stores both. Reads the whole ledger.
 * @throws UnavailableError when the database is down.
 */
export async function auditCredits(): Promise<Omit<CreditAudit, "updatedAt">> {
  const sums = books.parse(unwrap(await createJobClient().rpc("sum_credit_books")));
  const found = { books: sums, problems: await listLedgerProblems() };
  await setJobState("credits", found);
  return found;
}

/** What was found last; null before the first time. */
export const getCreditAudit = (): Promise<CreditAudit | null> => getJobState("credits", audit);
