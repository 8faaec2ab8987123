import "server-only";
import { type AccountOutcome, outcomeOf } from "@/lib/auth/outcome";
import type { AccountFailure } from "@/lib/auth/problems";
import type { User } from "@/lib/auth/session";
import { UnavailableError } from "@/lib/errors";
import { deleteSiteCookie, readSiteCookie, setSiteCookie } from "@/lib/http/cookies/site-cookies";
import { consumeRateLimit } from "@/lib/http/limits/rate-limit";
import { createAuthClient } from "@/lib/supabase/server";

// The second factor: TOTP of Supabase Auth (RFC 6238). Every function here throws UnavailableError when Auth is down.

const cookieName = "lectern-factor";
/** How long the secret of a factor that is being set up is shown. */
const setUpSeconds = 15 * 60;

/** A code has a million values, and three are right at a time. */
const tries = { most: 10, seconds: 600 };

/** The verified factor of the current user, or null. */
export async function getFactor(): Promise<{ id: string } | null> {
  const { data, error } = await (await createAuthClient()).auth.mfa.listFactors();
  if (error) throw new UnavailableError("auth: factors cannot be read");
  return data.totp[0] ?? null;
}

/** Begins to set up a factor; its secret waits in a cookie for the page that shows it. */
export async function enrolFactor(): Promise<AccountOutcome> {
  const client = await createAuthClient();
  const { data: known } = await client.auth.mfa.listFactors();
  // Auth allows one name once, and ten factors: what was never verified makes room.
  for (const { id, status } of known?.all ?? [])
    if (status === "unverified") await client.auth.mfa.unenroll({ factorId: id });
  const options = { factorType: "totp", friendlyName: "Authenticator app", issuer: "Lectern" } as const;
  const { data, error } = await client.auth.mfa.enroll(options);
  if (error) return outcomeOf({ error });
  await setSiteCookie(cookieName, `${data.id}.${data.totp.secret}`, setUpSeconds);
  return { ok: true };
}

/** The factor that is being set up in this browser, with its secret in base32. */
export async function getFactorInSetUp(): Promise<{ id: string; secret: string } | null> {
  const [id = "", secret = ""] = (await readSiteCookie(cookieName))?.split(".") ?? [];
  return id && secret ? { id, secret } : null;
}

/** With the right code this session gets the level aal2, and a factor that is being set up is set up. */
export async function giveCode(user: User, code: string): Promise<AccountOutcome> {
  const limit = await consumeRateLimit(`second-factor:${user.id}`, tries.most, tries.seconds);
  if (!limit.ok) return { ok: false, problem: "too_many_tries", retryAfterSeconds: limit.retryAfterSeconds };
  const factor = (await getFactorInSetUp()) ?? (await getFactor());
  if (!factor) return noFactor;
  const client = await createAuthClient();
  const outcome = outcomeOf(await client.auth.mfa.challengeAndVerify({ factorId: factor.id, code }));
  if (outcome.ok) await deleteSiteCookie(cookieName);
  return outcome;
}

/** Removes the factor; Auth wants a session that has given its code. */
export async function removeFactor(): Promise<AccountOutcome> {
  const factor = await getFactor();
  if (!factor) return noFactor;
  const client = await createAuthClient();
  const outcome = outcomeOf(await client.auth.mfa.unenroll({ factorId: factor.id }));
  // The token that this browser holds still says aal2.
  if (outcome.ok) await client.auth.refreshSession();
  return outcome;
}

const noFactor: AccountFailure = { ok: false, problem: "no_factor" };
