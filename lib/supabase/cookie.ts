/** One fixed name, so that the session survives a change of Supabase's host name and proxy.ts can look for it. */
export const authCookieName = "lectern-auth";

/** How the session cookie is kept: out of scripts' reach, sent on top-level navigation only, over TLS where there is TLS. */
export const authCookieOptions = (siteUrl: string) => ({
  name: authCookieName,
  httpOnly: true,
  sameSite: "lax" as const,
  secure: siteUrl.startsWith("https:"),
  path: "/",
});
