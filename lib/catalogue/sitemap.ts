import "server-only";
import { cacheLife } from "next/cache";
import { tagWithCatalogue } from "@/lib/catalogue/cache";
import { lessonsPath } from "@/lib/catalogue/search/params";
import { listSubjects } from "@/lib/catalogue/search/search";
import { createPublicClient } from "@/lib/supabase/public";
import { unwrap } from "@/lib/supabase/unwrap";

type SitemapUrl = { path: string; changedAt?: string };

/** PostgREST's largest page. */
const batch = 1000;
/** A sitemap holds 50,000 URLs: with more lessons it lists the newest. */
const lessonsAtMost = 40_000;
const creatorsAtMost = 9_000;

/** The paths of all indexable pages. `changedAt` is an ISO time. */
export async function listSitemapUrls(): Promise<SitemapUrl[]> {
  "use cache";
  tagWithCatalogue();
  cacheLife({ stale: 300, revalidate: 3600, expire: 86_400 });
  const [subjects, creators, lessons] = await Promise.all([
    listSubjects(),
    inBatches(readCreators, creatorsAtMost),
    inBatches(readLessons, lessonsAtMost),
  ]);
  return [...subjects.map(({ subject }) => ({ path: lessonsPath({ subject }) })), ...creators, ...lessons];
}

async function readLessons(from: number): Promise<SitemapUrl[]> {
  const query = createPublicClient()
    .from("lessons")
    .select("slug, changedAt:updated_at")
    .eq("status", "published")
    .order("published_at", { ascending: false })
    .order("id", { ascending: false });
  const rows = unwrap(await query.range(from, from + batch - 1));
  return rows.map(({ slug, changedAt }) => ({ path: `/lessons/${slug}`, changedAt }));
}

async function readCreators(from: number): Promise<SitemapUrl[]> {
  const query = createPublicClient()
    .from("creators")
    .select("slug, lessons!inner()")
    .eq("lessons.status", "published")
    .order("slug");
  const rows = unwrap(await query.range(from, from + batch - 1));
  return rows.map(({ slug }) => ({ path: `/creators/${slug}` }));
}

async function inBatches(
  read: (from: number) => Promise<SitemapUrl[]>,
  atMost: number,
): Promise<SitemapUrl[]> {
  const all: SitemapUrl[] = [];
  for (let from = 0; from < atMost; from += batch) {
    const rows = await read(from);
    all.push(...rows);
    if (rows.length < batch) break;
  }
  return all;
}
