import { z } from "zod";
import { safeNext } from "@/lib/auth/safe-next";

/** Where a visitor goes on after signing in: a path of this site, and the lesson they were about to buy. */
export type ReturnTo = { next: string; lesson?: string };

const lessonId = z.guid();

/** Reads `next` and `lesson` from a page's query or a form; what is missing or not ours becomes "/" and nothing. */
export function readReturnTo(source: { next?: unknown; lesson?: unknown }): ReturnTo {
  const lesson = lessonId.safeParse(source.lesson);
  return { next: safeNext(source.next), ...(lesson.success && { lesson: lesson.data }) };
}

/** Adds where to return to, and further parameters, to the address of an account page. */
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

/** The address that a mail carries through Supabase Auth as its redirect URL. */
export function mailReturnUrl(siteUrl: string, { next, lesson }: ReturnTo): string {
  const url = new URL(next, siteUrl);
  if (lesson) url.searchParams.set("lesson", lesson);
  return url.toString();
}

/** Reads such an address back; another site's becomes "/". A bare path is accepted too. */
export function readMailReturnUrl(siteUrl: string, value: unknown): ReturnTo {
  const url = typeof value === "string" ? URL.parse(value, siteUrl) : null;
  if (!url || url.origin !== new URL(siteUrl).origin) return { next: "/" };
  const lesson = url.searchParams.get("lesson");
  url.searchParams.delete("lesson");
  return readReturnTo({ next: url.pathname + url.search, lesson });
}
