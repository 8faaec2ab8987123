/**
 * A path of this site, or "/" for anything else: other sites, protocol-relative URLs, and backslashes or control
 * characters that browsers would normalize to one. OWASP: unvalidated redirects.
 */
export function safeNext(next: unknown): string {
  if (typeof next !== "string" || !next.startsWith("/")) return "/";
  const base = "http://site.invalid";
  const url = URL.parse(next, base);
  if (!url || url.origin !== base || url.pathname.startsWith("//")) return "/";
  return url.pathname + url.search + url.hash;
}
