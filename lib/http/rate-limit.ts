import "server-only";
import { createAdminClient } from "@/lib/supabase/admin";
import { unwrap } from "@/lib/supabase/unwrap";

/**
 * Counts one hit for `key` in the current window of `windowSeconds`.
 * @returns seconds to wait; 0 means go on.
 */
export async function consumeRateLimit(key: string, limit: number, windowSeconds: number): Promise<number> {
  const admin = createAdminClient();
  return unwrap(
    await admin.rpc("consume_rate_limit", { key, max_hits: limit, window_seconds: windowSeconds }),
  );
}

/** Takes back one hit that was counted for `key` in the current window. */
export async function releaseRateLimit(key: string, windowSeconds: number): Promise<void> {
  unwrap(await createAdminClient().rpc("release_rate_limit", { key, window_seconds: windowSeconds }));
}
