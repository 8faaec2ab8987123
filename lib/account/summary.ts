import "server-only";
import { z } from "zod";
import { creditSummary } from "@/lib/checkout/credits/summary";
import { purchaseTotal, toPurchaseStats } from "@/lib/purchases/stats";
import { earnings } from "@/lib/studio/earnings/earnings";
import { readTogether } from "@/lib/supabase/read-together";

const summary = z.object({
  totals: z.array(purchaseTotal),
  /** One entry per currency; none for who is no creator. */
  earnings: z.array(earnings),
  creditSummary,
});

/**
 * What the signed-in member spent, earned and has on their way, in one query.
 * @throws UnavailableError when the database is down.
 */
export async function getAccountSummary() {
  const { totals, ...rest } = summary.parse(await readTogether("get_account_summary", {}));
  return { ...rest, stats: toPurchaseStats(totals) };
}
