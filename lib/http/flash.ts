import "server-only";
import { cookies } from "next/headers";
import { withNotice } from "@/lib/auth/return-to";
import { env } from "@/lib/env";
import { authCookieOptions } from "@/lib/supabase/cookie";

const secondsToArrive = 10;

/**
 * The address of the page at `path` that says `notice`, and leave for this browser to be told it: nobody else's link
 * can make a page say so, nor does a later reload. Only where cookies can be set: in actions and route handlers.
 */
export async function keepNotice(path: string, notice: string): Promise<string> {
  const options = authCookieOptions(env().NEXT_PUBLIC_SITE_URL);
  (await cookies()).set({ ...options, name: "lectern-notice", value: notice, maxAge: secondsToArrive });
  return withNotice(path, notice);
}

/** The notice that an address claims, if the shop has just sent this browser there to be told it. */
export async function getKeptNotice(claimed: string | string[] | undefined): Promise<string | null> {
  const kept = (await cookies()).get("lectern-notice")?.value;
  return kept !== undefined && kept === claimed ? kept : null;
}
