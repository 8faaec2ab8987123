import "server-only";
import { type AuthError, isAuthRetryableFetchError } from "@supabase/supabase-js";
import { redirect } from "next/navigation";
import { cache } from "react";
import { z } from "zod";
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
  const token = (await bearerToken()) ?? (await cookieToken(client));
  // Supabase's client takes what a cookie holds for a token, and throws where it is none.
  if (!z.jwt().safeParse(token).success) return null;
  const { data, error } = await client.auth.getClaims(token);
  assertReached(error);
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

async function cookieToken(client: Awaited<ReturnType<typeof createClient>>): Promise<string | undefined> {
  const { data, error } = await client.auth.getSession();
  assertReached(error);
  return data.session?.access_token;
}

function assertReached(error: AuthError | null): void {
  if (error && isAuthRetryableFetchError(error)) throw new UnavailableError("auth: cannot be reached");
}

/** The current user; guests are redirected to sign in and return to `next`. */
export async function requireUser(next: string): Promise<User> {
  return (await getUser()) ?? redirect(`/sign-in?next=${encodeURIComponent(safeNext(next))}`);
}
