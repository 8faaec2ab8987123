/** A fixed name: Supabase's default contains its host name, and proxy.ts looks for the cookie. */
export const authCookieName = "lectern-auth";

export const authCookieOptions = (siteUrl: string) => ({
  name: authCookieName,
  httpOnly: true,
  sameSite: "lax" as const,
  secure: siteUrl.startsWith("https:"),
  path: "/",
});
