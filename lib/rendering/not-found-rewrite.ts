import { LRUCache } from "lru-cache";
import { z } from "zod";
import { env } from "../env.ts";
import { createDataClient } from "../supabase/data-client.ts";
import { fetchShared } from "../supabase/fetch-with-timeout.ts";
import { catalogueGeneration } from "./catalogue-watcher.ts";
import { canonicalPath, matchRoute, type SlugSource } from "./routes.ts";

/** A path that no page has: a rewrite to it renders app/global-not-found.tsx with status 404. */
export const NOT_FOUND_PATH = "/_/no/such/page";

/**
 * The path whose page is to be shown for `pathname`: itself, another one where its slug was renamed or has capitals, or
 * null where there is no page for sure, because it cannot be decoded, or names a lesson or creator that this visitor
 * may not see.
 * Checked before rendering, because notFound() in a page is empty without JavaScript. During an outage the page
 * decides. `token` is the member's; null for a guest.
 */
export async function resolvePath(pathname: string, token: string | null): Promise<string | null> {
  const path = canonicalPath(pathname);
  if (path === null) return null;
  const { route, slug: typed } = matchRoute(pathname) ?? {};
  if (!route?.slugSource || typed === undefined) return pathname;
  const slug = typed.toLowerCase();
  const published = await getPublicSlug(route.slugSource, slug);
  const isMembers = published === null && route.slugSource === "lessons" && token !== null;
  const present = isMembers ? await getMembersSlug(token, slug) : published;
  if (present === null) return null;
  return present === typed ? pathname : route.pattern.replace(":slug", present);
}

/** Also of the lessons that only this member sees. */
async function getMembersSlug(token: string, slug: string): Promise<string | null> {
  const query = createDataClient(token)
    .from("lesson_slugs")
    .select("lesson:lessons!inner(slug)")
    .eq("slug", slug);
  const { data, error } = await query.maybeSingle();
  return error ? slug : (data?.lesson.slug ?? null);
}

const max = 10_000;
const freshMs = 60_000;
type Seen = { present: string; at: number; generation: number };
/** Slug → the present one, and when that was read (ms); revalidated later, and after the catalogue changed. */
const seen = new LRUCache<string, Seen>({ max });
/** Slug → when it was not found (ms); for so short a time that a new lesson is found within a second. */
const notFound = new LRUCache<string, number>({ max });
const notFoundMs = 500;

/** The present slug of a published lesson or of a creator; null where there is none. */
async function getPublicSlug(source: SlugSource, slug: string): Promise<string | null> {
  const key = `${source}/${slug}`;
  const known = seen.get(key);
  if (known?.generation !== catalogueGeneration()) return isNotFound(key) ? null : refresh(source, slug);
  if (Date.now() - known.at > freshMs) {
    // Set first, so that concurrent requests start one query.
    seen.set(key, { ...known, at: Date.now() });
    void refresh(source, slug);
  }
  return known.present;
}

const isNotFound = (key: string) => Date.now() - (notFound.get(key) ?? 0) < notFoundMs;

async function refresh(source: SlugSource, slug: string): Promise<string | null> {
  const generation = catalogueGeneration();
  const key = `${source}/${slug}`;
  const present = await query(source, slug);
  if (present === undefined) return slug;
  if (present === null) {
    seen.delete(key);
    notFound.set(key, Date.now());
  } else seen.set(key, { present, at: Date.now(), generation });
  return present;
}

const answer = z.array(z.object({ named: z.object({ slug: z.string() }) }));

/** Undefined during an outage. Without a Supabase client, because this runs before every page. */
async function query(source: SlugSource, slug: string): Promise<string | null | undefined> {
  const { NEXT_PUBLIC_SUPABASE_URL, NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY: apikey } = env();
  const url = new URL(`${NEXT_PUBLIC_SUPABASE_URL}/rest/v1/${slugTables[source]}`);
  url.search = new URLSearchParams({ select: `named:${source}!inner(slug)`, slug: `eq.${slug}` }).toString();
  try {
    const response = await fetchShared(url, { headers: { apikey }, cache: "no-store" });
    if (!response.ok) return undefined;
    return answer.parse(await response.json())[0]?.named.slug ?? null;
  } catch {
    return undefined;
  }
}

/** Row-level security hides the slugs of what guests may not see. */
const slugTables = { lessons: "lesson_slugs", creators: "creator_slugs" } satisfies Record<
  SlugSource,
  string
>;
