import "server-only";
import { createHash, randomBytes } from "node:crypto";
import { setLastMember } from "@/lib/http/cookies/last-member";
import { readSiteCookie, setSiteCookie } from "@/lib/http/cookies/site-cookies";
import { createAdminClient } from "@/lib/supabase/admin";
import { unwrap } from "@/lib/supabase/unwrap";

const cookieName = "lectern-device";
/** The longest that browsers keep a cookie. */
const lifetimeSeconds = 400 * 24 * 60 * 60;

/** Of this browser's cookie, as the database knows it; undefined where it has none. */
export async function deviceHash(): Promise<string | undefined> {
  const device = await readSiteCookie(cookieName);
  return device && hashOf(device);
}

/**
 * Lets this browser sign in to this account however often strangers try, and notes who signed in. Needs a request that
 * may set cookies.
 */
export async function rememberDevice(userId: string): Promise<void> {
  const known = await readSiteCookie(cookieName);
  const device = known && /^[\w-]{43}$/.test(known) ? known : randomBytes(32).toString("base64url");
  const row = { user_id: userId, device_hash: hashOf(device) };
  unwrap(await createAdminClient().rpc("remember_device", row));
  await setSiteCookie(cookieName, device, lifetimeSeconds);
  await setLastMember(userId);
}

const hashOf = (device: string) => createHash("sha256").update(device).digest("base64url");
