import "server-only";
import { z } from "zod";
import { createClient } from "@/lib/supabase/server";
import { unwrap } from "@/lib/supabase/unwrap";

const columns = `
  currency, sales, grossMinor:gross_minor, reversedMinor:reversed_minor,
  platformFeeMinor:platform_fee_minor, netMinor:net_minor
`;

// The generated type lets every column of a view be null.
const earnings = z.object({
  currency: z.string(),
  sales: z.int(),
  grossMinor: z.int(),
  reversedMinor: z.int(),
  platformFeeMinor: z.int(),
  netMinor: z.int(),
});

/**
 * A creator's earnings in one currency, in its minor units: gross = reversed + platform fee + net. Reversed is what was
 * refunded or is held by a dispute.
 */
export type Earnings = z.infer<typeof earnings>;

/** One entry per currency; null for a member who is no creator. */
export async function getEarnings(userId: string): Promise<Earnings[] | null> {
  const client = await createClient();
  const [creator, rows] = await Promise.all([
    client.from("creators").select("id").eq("id", userId).maybeSingle(),
    client.from("creator_earnings").select(columns).eq("creator_id", userId).order("currency"),
  ]);
  return unwrap(creator) && z.array(earnings).parse(unwrap(rows));
}
