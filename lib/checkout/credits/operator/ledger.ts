import "server-only";
import { z } from "zod";
import { createJobClient } from "@/lib/supabase/admin";
import { unwrap } from "@/lib/supabase/unwrap";

export const ledgerProblem = z.object({
  problem: z.enum([
    "unbalanced_transaction",
    "balance_differs_from_entries",
    "balance_differs_from_lots",
    "lot_differs_from_spendings",
    "opening_differs_from_spendings",
    "paid_pack_without_lot",
  ]),
  /** Of a transaction, a member, a lot or a purchase. */
  id: z.string(),
});

export type LedgerProblem = z.infer<typeof ledgerProblem>;

/**
 * What contradicts itself in the credit ledger, at most 100; empty when it balances. Reads the whole ledger: not for
 * pages that are visited often.
 * @throws UnavailableError when the database is down.
 */
export async function listLedgerProblems(): Promise<LedgerProblem[]> {
  return z.array(ledgerProblem).parse(unwrap(await createJobClient().rpc("list_ledger_problems")));
}
