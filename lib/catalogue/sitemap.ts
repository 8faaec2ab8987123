import "server-only";
import type { QueryData } from "@supabase/supabase-js";
import { cacheLife } from "next/cache";
import { tagWithCatalogue } from "@/lib/catalogue/cache";
import { lessonsPath } from "@/lib/catalogue/search/params";
import { listSubjects } from "@/lib/catalogue/search/search";
import { afterCursor } from "@/lib/http/cursor";
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
  return [
    ...subjects.map(({ subject }) => ({ path: lessonsPath({ subject }) })),
    ...creators.map(({ slug }) => ({ path: `/creators/${slug}` })),
    ...lessons.map(({ slug, changedAt }) => ({ path: `/lessons/${slug}`, changedAt })),
  ];
}

const selectLessons = () =>
  createPublicClient().from("lessons").select("id, slug, publishedAt:published_at, changedAt:updated_at");
type LessonRow = QueryData<ReturnType<typeof selectLessons>>[number];

async function readLessons(last?: LessonRow): Promise<LessonRow[]> {
  const published = selectLessons().eq("status", "published");
  const rest = last?.publishedAt
    ? afterCursor(published, "published_at", [last.publishedAt, last.id])
    : published;
  const ordered = rest.order("published_at", { ascending: false }).order("id", { ascending: false });
  return unwrap(await ordered.limit(batch));
}

async function readCreators(last?: { slug: string }): Promise<{ slug: string }[]> {
  const query = createPublicClient()
    .from("creators")
    .select("slug, lessons!inner()")
    .eq("lessons.status", "published")
    .gt("slug", last?.slug ?? "")
    .order("slug");
  return unwrap(await query.limit(batch));
}

/** Each batch begins after the last row of the one before. */
async function inBatches<Row>(read: (last?: Row) => Promise<Row[]>, atMost: number): Promise<Row[]> {
  const all: Row[] = [];
  while (all.length < atMost) {
    const rows = await read(all.at(-1));
    all.push(...rows);
    if (rows.length < batch) break;
  }
  return all;
}
