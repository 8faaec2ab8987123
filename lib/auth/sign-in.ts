import "server-only";
import { rememberDevice } from "@/lib/auth/known-device";
import { limited } from "@/lib/auth/limits";
import { type AccountOutcome, failed } from "@/lib/auth/outcome";
import { refuseEvenly } from "@/lib/auth/refuse-evenly";
import { clearTyped } from "@/lib/http/forms/typed-form";
import { createAuthClient } from "@/lib/supabase/server";

/**
 * Signs in and sets the session's cookies. A wrong password and an unknown e-mail answer alike, after the same time.
 * @throws UnavailableError when Supabase is down.
 */
export function signInWithPassword(email: string, password: string): Promise<AccountOutcome> {
  return limited("sign-in", email, async (release) => {
    const client = await createAuthClient();
    return refuseEvenly(async () => {
      const { data, error } = await client.auth.signInWithPassword({ email, password });
      if (error) return failed(error);
      await Promise.all([release(), rememberDevice(data.user.id)]);
      return { ok: true };
    });
  });
}

/** Ends this session here, even when Supabase is down. */
export async function endSession(): Promise<void> {
  await clearTyped();
  const client = await createAuthClient();
  await client.auth.signOut({ scope: "local" });
}
