import type { SupabaseClient } from "@supabase/supabase-js";
import { env } from "@/lib/env";
import { fetchWithTimeout } from "@/lib/supabase/fetch-with-timeout";
import type { Database } from "@/types/database";

/** An address that no page has: asked for instead of a dead one, it brings app/global-not-found.tsx with its 404. */
export const nowhere = "/_/no/such/page";

/**
 * Whether an address surely leads nowhere: it cannot be decoded, holds a zero byte (no text in Postgres does), or names a lesson or creator that this visitor does not
 * see. Asked before the page, because what a page says with notFound() is empty without JavaScript. In doubt, as in an
 * outage, it is for the page to say. `member` is null for a guest.
 */
export async function isMissing(pathname: string, member: SupabaseClient<Database> | null) {
  const path = decode(pathname);
  if (path === null || path.includes("\0")) return true;
  const [, kind, slug] = /^\/(lessons|creators)\/([^/]+)\/?$/.exec(path) ?? [];
  if ((kind !== "lessons" && kind !== "creators") || slug === undefined) return false;
  if (await isPublic(kind, slug)) return false;
  if (kind === "creators" || !member) return true;
  const { data, error } = await member.from("lessons").select("id").eq("slug", slug).maybeSingle();
  return !error && data === null;
}

type Kind = "lessons" | "creators";

/** What was public when it was last asked, and when that was, in ms. It is never waited for twice. */
const seen = new Map<string, number>();
/** The same of what was not there: trusted for so short a time that what is published is there within a second. */
const missed = new Map<string, number>();
const keptAtMost = 10_000;
const freshMs = 60_000;
const missedMs = 500;

async function isPublic(kind: Kind, slug: string): Promise<boolean> {
  const key = `${kind}/${slug}`;
  const seenAt = seen.get(key);
  if (seenAt === undefined) return !isMissed(key) && askAnew(kind, slug);
  if (Date.now() - seenAt > freshMs) {
    // One asks for all who come meanwhile.
    note(seen, key);
    void askAnew(kind, slug);
  }
  return true;
}

const isMissed = (key: string) => Date.now() - (missed.get(key) ?? 0) < missedMs;

async function askAnew(kind: Kind, slug: string): Promise<boolean> {
  const key = `${kind}/${slug}`;
  const there = await ask(kind, slug);
  if (there === false) {
    seen.delete(key);
    note(missed, key);
  }
  if (there === true) note(seen, key);
  return there !== false;
}

function note(when: Map<string, number>, key: string): void {
  if (when.size >= keptAtMost) when.clear();
  when.set(key, Date.now());
}

/** Null when nobody could say. A plain request: this runs before every page, and needs no client. */
async function ask(kind: Kind, slug: string): Promise<boolean | null> {
  const { NEXT_PUBLIC_SUPABASE_URL, NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY: apikey } = env();
  const url = new URL(`${NEXT_PUBLIC_SUPABASE_URL}/rest/v1/${kind}`);
  url.search = new URLSearchParams({
    select: "id",
    slug: `eq.${slug}`,
    ...(kind === "lessons" && { status: "eq.published" }),
  }).toString();
  try {
    const answer = await fetchWithTimeout(url, { headers: { apikey }, cache: "no-store" });
    const rows: unknown = answer.ok ? await answer.json() : null;
    return Array.isArray(rows) ? rows.length > 0 : null;
  } catch {
    return null;
  }
}

function decode(pathname: string): string | null {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return null;
  }
}
