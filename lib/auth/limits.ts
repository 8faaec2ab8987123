import "server-only";
import { headers } from "next/headers";
import { after } from "next/server";
import { deviceHash } from "@/lib/auth/known-device";
import type { AccountFailure } from "@/lib/auth/problems";
import { clientOf } from "@/lib/http/limits/client";
import { consumeRateLimit } from "@/lib/http/limits/rate-limit";
import { log } from "@/lib/log";
import { createAdminClient } from "@/lib/supabase/admin";
import { unwrap } from "@/lib/supabase/unwrap";

/** Tries of the whole shop in ten minutes. No limit: exceeding it is only logged. */
const usual = { "sign-in": 3000, "sign-up": 300, mail: 300 } as const;
const seconds = 600;

type Limited = keyof typeof usual;

/**
 * Runs `work` unless this was tried too often (SQL: account_limits). `work` may release the try as soon as it
 * succeeded.
 */
export async function limited<Outcome>(
  what: Limited,
  email: string,
  work: (release: () => Promise<void>) => Promise<Outcome>,
): Promise<Outcome | AccountFailure> {
  const { tryId, retryAfterSeconds } = await beginTry(what, email);
  if (!tryId) return { ok: false, problem: "too_many_tries", retryAfterSeconds };
  after(() => watchShop(what));
  let released = false;
  try {
    return await work(async () => {
      released = true;
      await endTry(tryId, true);
    });
  } finally {
    if (!released) after(() => endTry(tryId, false));
  }
}

async function beginTry(what: Limited, email: string) {
  const [client, device_hash] = [clientOf(await headers()), await deviceHash()];
  const query = { what, email, ...(client && { client }), ...(device_hash && { device_hash }) };
  const begun = unwrap(await createAdminClient().rpc("begin_account_try", query).single());
  return { tryId: begun.try_id, retryAfterSeconds: begun.retry_after_seconds };
}

async function endTry(try_id: string, release: boolean): Promise<void> {
  unwrap(await createAdminClient().rpc("end_account_try", { try_id, release }));
}

/** Logs once per window that the whole shop sees more tries than usual. */
async function watchShop(what: Limited): Promise<void> {
  if ((await consumeRateLimit(`${what}:shop`, usual[what], seconds)).ok) return;
  if (!(await consumeRateLimit(`${what}:warned`, 1, seconds)).ok) return;
  log.warn({ what, limit: usual[what], seconds }, "accounts: unusually many tries");
}
