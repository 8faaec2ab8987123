import "server-only";
import { z } from "zod";
import { env } from "@/lib/env";
import { createAdminClient } from "@/lib/supabase/admin";
import { unwrap } from "@/lib/supabase/unwrap";

/** The shop's part of a creator's new sales, in percent: the one agreed with them, else the shop's own. */
export async function getFeePercentage(creatorId: string): Promise<number> {
  const args = { creator_id: creatorId, shop_percentage: env().PLATFORM_FEE_PERCENT };
  return z.number().parse(unwrap(await createAdminClient().rpc("get_creator_fee", args)));
}
