import "server-only";
import { cookies } from "next/headers";
import { env } from "@/lib/env";
import { cookieName, cookieOptions } from "@/lib/supabase/session/cookie";

/** Every cookie of the shop's own, beside the session's, is set and read here: one set of attributes, one prefix. */
export async function setSiteCookie(name: string, value: string, maxAgeSeconds: number): Promise<void> {
  const { NEXT_PUBLIC_SITE_URL: site } = env();
  const options = { ...cookieOptions(site), maxAge: maxAgeSeconds };
  (await cookies()).set({ ...options, name: cookieName(name, site), value });
}

export const readSiteCookie = async (name: string): Promise<string | undefined> =>
  (await cookies()).get(cookieName(name, env().NEXT_PUBLIC_SITE_URL))?.value;

/** Not by `delete`, which omits `Secure`: a browser then keeps a cookie with the prefix `__Host-`. */
export const deleteSiteCookie = (name: string): Promise<void> => setSiteCookie(name, "", 0);
