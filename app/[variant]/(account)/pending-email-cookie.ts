import "server-only";
import { cookies } from "next/headers";
import { env } from "@/lib/env";
import { authCookieOptions } from "@/lib/supabase/cookie";

const cookieName = "lectern-mailed";

/** Remembers for an hour where a mail was sent, so that "Check your mail" can name it and send it again. */
export async function setPendingEmail(value: string): Promise<void> {
  const options = authCookieOptions(env().NEXT_PUBLIC_SITE_URL);
  (await cookies()).set({ ...options, name: cookieName, value, maxAge: 60 * 60 });
}

export const getPendingEmail = async (): Promise<string | undefined> =>
  (await cookies()).get(cookieName)?.value;
