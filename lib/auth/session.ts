import "server-only";
import { isAuthRetryableFetchError } from "@supabase/supabase-js";
import { redirect } from "next/navigation";
import { cache } from "react";
import { safeNext } from "@/lib/auth/return-to";
import { UnavailableError } from "@/lib/errors";
import { bearerToken, createClient } from "@/lib/supabase/server";
import { isSessionOver } from "@/lib/supabase/session-lifetime";
import { unwrap } from "@/lib/supabase/unwrap";

/** `aal`: the level of the session, "aal2" once the code of a second factor was given (Supabase MFA). */
export type User = { id: string; email: string; displayName: string; aal: "aal1" | "aal2" };

/**
 * The current user by a verified token, or null. One query per request.
 * @throws UnavailableError when Supabase cannot be reached.
 */
export const getUser = cache(async (): Promise<User | null> => {
  const client = await createClient();
  const { data, error } = await client.auth.getClaims(await bearerToken());
  if (error && isAuthRetryableFetchError(error)) throw new UnavailableError("auth: cannot be reached");
  if (!data || isSessionOver(data.claims)) return null;
  const { sub: id, email, aal } = data.claims;
  const profile = unwrap(await client.from("profiles").select("display_name").eq("id", id).maybeSingle());
  return (
    profile && {
      id,
      email: email ?? "",
      displayName: profile.display_name,
      aal: aal === "aal2" ? "aal2" : "aal1",
    }
  );
});

/** The current user; guests are redirected to sign in and return to `next`. */
export async function requireUser(next: string): Promise<User> {
  return (await getUser()) ?? redirect(`/sign-in?next=${encodeURIComponent(safeNext(next))}`);
}
