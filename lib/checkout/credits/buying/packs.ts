import "server-only";
import type { QueryData } from "@supabase/supabase-js";
import { createClient } from "@/lib/supabase/server";
import { unwrap } from "@/lib/supabase/unwrap";

/** A pack on sale; the price in minor units of `currency`. */
export type CreditPack = QueryData<ReturnType<typeof selectPacks>>[number];

type Client = Awaited<ReturnType<typeof createClient>>;
const selectPacks = (client: Client) =>
  client.from("credit_packs").select("id, name, credits, priceMinor:price_minor, currency");

/** The packs on sale, smallest first. */
export async function listCreditPacks(): Promise<CreditPack[]> {
  return unwrap(
    await selectPacks(await createClient())
      .eq("active", true)
      .order("position"),
  );
}
