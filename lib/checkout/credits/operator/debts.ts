import "server-only";
import { z } from "zod";
import { createClient } from "@/lib/supabase/server";
import { unwrap } from "@/lib/supabase/unwrap";

const debt = z.object({
  purchaseId: z.uuid(),
  title: z.string(),
  credits: z.int(),
  cause: z.enum(["refund", "dispute"]),
});

/** A payment whose refund or dispute took credits that were spent already. */
export type CreditDebt = z.infer<typeof debt>;

/**
 * Why the signed-in member owes credits, newest payment first, at most 50; empty for who owes nothing. Later credits
 * may have settled a part.
 * @throws UnavailableError when the database is down.
 */
export async function listCreditDebts(): Promise<CreditDebt[]> {
  const client = await createClient();
  return z.array(debt).parse(unwrap(await client.rpc("list_credit_debts")));
}
