import type { SupabaseClient } from "@supabase/supabase-js";
import { LRUCache } from "lru-cache";
import type { Database } from "../../types/database.ts";
import { env } from "../env.ts";
import { fetchWithTimeout } from "../supabase/fetch-with-timeout.ts";
import { canonicalPath, matchRoute, type SlugSource } from "./routes.ts";

/** A path that no page has: a rewrite to it renders app/global-not-found.tsx with status 404. */
export const NOT_FOUND_PATH = "/_/no/such/page";

/**
 * Whether a path has no page for sure: it cannot be decoded, or names a lesson or creator that this visitor may not
 * see. Checked before rendering, because notFound() in a page is empty without JavaScript. During an outage the page
 * decides. `member` is null for a guest.
 */
export async function isMissing(pathname: string, member: SupabaseClient<Database> | null): Promise<boolean> {
  const path = canonicalPath(pathname);
  if (path === null) return true;
  const { route: { slugSource } = {}, slug } = matchRoute(pathname) ?? {};
  if (!slugSource || slug === undefined) return false;
  if (await isPublic(slugSource, slug)) return false;
  if (slugSource === "creators" || !member) return true;
  const { data, error } = await member.from("lessons").select("id").eq("slug", slug).maybeSingle();
  return !error && data === null;
}

const max = 10_000;
const freshMs = 60_000;
/** Slug → last seen (ms); revalidated in the background. */
const seen = new LRUCache<string, number>({ max });
/** Slug → when it was not found (ms); for so short a time that a new lesson is found within a second. */
const notFound = new LRUCache<string, number>({ max });
const notFoundMs = 500;

async function isPublic(source: SlugSource, slug: string): Promise<boolean> {
  const key = `${source}/${slug}`;
  const seenAt = seen.get(key);
  if (seenAt === undefined) return !isNotFound(key) && refresh(source, slug);
  if (Date.now() - seenAt > freshMs) {
    // Set first, so that concurrent requests start one query.
    seen.set(key, Date.now());
    void refresh(source, slug);
  }
  return true;
}

const isNotFound = (key: string) => Date.now() - (notFound.get(key) ?? 0) < notFoundMs;

async function refresh(source: SlugSource, slug: string): Promise<boolean> {
  const key = `${source}/${slug}`;
  const exists = await query(source, slug);
  if (exists === false) {
    seen.delete(key);
    notFound.set(key, Date.now());
  }
  if (exists === true) seen.set(key, Date.now());
  return exists !== false;
}

/** Null during an outage. Without a Supabase client, because this runs before every page. */
async function query(source: SlugSource, slug: string): Promise<boolean | null> {
  const { NEXT_PUBLIC_SUPABASE_URL, NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY: apikey } = env();
  const url = new URL(`${NEXT_PUBLIC_SUPABASE_URL}/rest/v1/${source}`);
  url.search = new URLSearchParams({
    select: "id",
    slug: `eq.${slug}`,
    ...(source === "lessons" && { status: "eq.published" }),
  }).toString();
  try {
    const answer = await fetchWithTimeout(url, { headers: { apikey }, cache: "no-store" });
    const rows: unknown = answer.ok ? await answer.json() : null;
    return Array.isArray(rows) ? rows.length > 0 : null;
  } catch {
    return null;
  }
}
