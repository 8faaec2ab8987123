/** A fixed name: Supabase's default contains its host name, and proxy.ts looks for the cookie. */
export const authCookieName = "lectern-auth";

/** A cookie that no subdomain and no page without TLS can have set (RFC 6265bis, 4.1.3.2: `__Host-`). */
export const cookieName = (name: string, siteUrl: string): string =>
  isSecure(siteUrl) ? `__Host-${name}` : name;

/** Not readable by scripts, and not sent with other sites' requests, links excepted. */
export const cookieOptions = (siteUrl: string) => ({
  httpOnly: true,
  sameSite: "lax" as const,
  secure: isSecure(siteUrl),
  path: "/",
});

/** For Supabase's client, which splits a session over several cookies of this name. */
export const authCookieOptions = (siteUrl: string) => ({
  ...cookieOptions(siteUrl),
  name: cookieName(authCookieName, siteUrl),
});

const isSecure = (siteUrl: string) => siteUrl.startsWith("https:");
