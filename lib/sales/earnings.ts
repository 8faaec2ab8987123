import "server-only";
import { createClient } from "@/lib/supabase/server";
import { unwrap } from "@/lib/supabase/unwrap";

/**
 * What a creator has earned in one currency so far, in its minor units. `grossMinor = reversedMinor + platformFeeMinor + netMinor`;
 * reversed is what was refunded or is held back by a dispute.
 */
export type Earnings = {
  currency: string;
  sales: number;
  grossMinor: number;
  reversedMinor: number;
  platformFeeMinor: number;
  netMinor: number;
};

/** A creator's earnings, one entry per currency; null for somebody who does not teach here. */
export async function getEarnings(userId: string): Promise<Earnings[] | null> {
  const client = await createClient();
  const [creator, earnings] = await Promise.all([
    client.from("creators").select("id").eq("id", userId).maybeSingle(),
    client.from("creator_earnings").select("*").eq("creator_id", userId).order("currency"),
  ]);
  if (!unwrap(creator)) return null;
  return unwrap(earnings).map((row) => ({
    currency: row.currency ?? "",
    sales: row.sales ?? 0,
    grossMinor: row.gross_minor ?? 0,
    reversedMinor: row.reversed_minor ?? 0,
    platformFeeMinor: row.platform_fee_minor ?? 0,
    netMinor: row.net_minor ?? 0,
  }));
}
