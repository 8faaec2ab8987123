import "server-only";
import { createAdminClient } from "@/lib/supabase/admin";
import { unwrap } from "@/lib/supabase/unwrap";

type Limit = { ok: true } | { ok: false; retryAfterSeconds: number };

/** Counts one hit for `key` in the current window of `windowSeconds`. */
export async function consumeRateLimit(key: string, limit: number, windowSeconds: number): Promise<Limit> {
  const query = { key, max_hits: limit, window_seconds: windowSeconds };
  const retryAfterSeconds = unwrap(await createAdminClient().rpc("consume_rate_limit", query));
  return retryAfterSeconds > 0 ? { ok: false, retryAfterSeconds } : { ok: true };
}

/** Takes back one hit of the current window: what was counted turned out to be harmless. */
export async function releaseRateLimit(key: string, windowSeconds: number): Promise<void> {
  unwrap(await createAdminClient().rpc("release_rate_limit", { key, window_seconds: windowSeconds }));
}
