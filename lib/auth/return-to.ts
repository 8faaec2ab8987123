import { z } from "zod";

/** Where to go after sign-in: a path of this site, and the lesson of an interrupted purchase. */
export type ReturnTo = { next: string; lesson?: string };

const lessonId = z.guid();

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

/** Reads `next` and `lesson` from a query or a form; an invalid `next` becomes "/". */
export function readReturnTo(source: { next?: unknown; lesson?: unknown }): ReturnTo {
  const lesson = lessonId.safeParse(source.lesson);
  return { next: safeNext(source.next), ...(lesson.success && { lesson: lesson.data }) };
}

/** Adds `returnTo` and further parameters to the path of an account page. */
export function withReturnTo(
  path: string,
  { next, lesson }: ReturnTo,
  more: Record<string, string> = {},
): string {
  const query = new URLSearchParams(more);
  if (next !== "/") query.set("next", next);
  if (lesson) query.set("lesson", lesson);
  return query.size > 0 ? `${path}?${query}` : path;
}

/**
 * The redirect URL of a mail of Supabase Auth: only the path. What else the browser was about, such as a purchase, must
 * not travel to whoever opens the link (lib/auth/mail/pending-mail.ts).
 */
export const mailReturnUrl = (siteUrl: string, next: string): string =>
  new URL(new URL(safeNext(next), siteUrl).pathname, siteUrl).toString();

/** The path of such a URL, or of a bare path; "/" for another site's. */
export function readMailReturnUrl(siteUrl: string, value: unknown): string {
  const url = typeof value === "string" ? URL.parse(value, siteUrl) : null;
  if (!url || url.origin !== new URL(siteUrl).origin) return "/";
  return safeNext(url.pathname);
}
