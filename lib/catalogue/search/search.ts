import "server-only";
import { z } from "zod";
import { getUserAnd } from "@/lib/auth/session";
import { cacheWithCatalogue } from "@/lib/catalogue/cache";
import { getCreator } from "@/lib/catalogue/creators";
import { type LessonCard, listLessonsById, selectLessonCards } from "@/lib/catalogue/lessons";
import type { LessonSearch } from "@/lib/catalogue/search/params";
import { createAdminClient } from "@/lib/supabase/admin";
import { createPublicClient } from "@/lib/supabase/public";
import { unwrap } from "@/lib/supabase/unwrap";

const lessonsPerPage = 12;

/**
 * One page of results. `total` and `bySubject` (counts of every subject, whatever the filter) are of all pages. Where
 * too many lessons match to count them all, `isAtLeast` is true or `bySubject` null.
 */
export type Found = {
  lessons: LessonCard[];
  total: number;
  isAtLeast: boolean;
  bySubject: Record<string, number> | null;
  /** What was searched for instead, when typed words occur in no lesson. */
  spellingSuggestion: string | null;
  /** No lesson has all of the words; these have some of them. */
  partial: boolean;
  /** The id of the lesson after which the next page begins. */
  next: string | null;
  /** The database took too long for these words; nothing is known of the results. */
  timedOut: boolean;
};

/**
 * Published lessons that match a search. Who asks has been counted (lib/catalogue/search/limit.ts). Those that the
 * member may read are filtered by their verified session; all other results are the same for everyone, and cached.
 */
export async function findLessons(search: LessonSearch): Promise<Found> {
  const found = search.owned ? await getUserAnd((userId) => searchCatalogue(search, userId)) : null;
  return found ? found[1] : searchAsGuest({ ...search, owned: "", ignored: "" });
}

/** Subjects by name, with their number of published lessons. */
export async function listSubjects(): Promise<{ subject: string; lessons: number }[]> {
  "use cache";
  cacheWithCatalogue();
  const rows = unwrap(await createPublicClient().from("subject_counts").select().order("subject"));
  return rows.flatMap(({ subject, lessons }) => (subject && lessons ? [{ subject, lessons }] : []));
}

/** The shortest free lesson, or null. */
export async function getFreeLesson(): Promise<LessonCard | null> {
  "use cache";
  cacheWithCatalogue();
  const query = selectLessonCards(createPublicClient())
    .eq("status", "published")
    .eq("price", 0)
    .order("duration_minutes")
    .order("id")
    .limit(1);
  return unwrap(await query.maybeSingle());
}

/** Of the same subject first, then of the same creator, then the newest. */
export async function listRelatedLessons(lessonId: string): Promise<LessonCard[]> {
  "use cache";
  cacheWithCatalogue();
  const client = createPublicClient();
  const ids = unwrap(
    await client.rpc("list_related_lessons", { lesson_id: lessonId, max_rows: relatedAtMost }),
  );
  return listLessonsById(client, ids);
}

// More than are shown, because a member's own lessons are left out.
const relatedAtMost = 24;

async function searchAsGuest(search: LessonSearch): Promise<Found> {
  "use cache";
  cacheWithCatalogue();
  return searchCatalogue(search);
}

async function searchCatalogue(search: LessonSearch, memberId?: string): Promise<Found> {
  const creator = search.creator ? ((await getCreator(search.creator))?.id ?? noCreator) : undefined;
  const response = await createAdminClient().rpc("search_lessons", {
    words: search.q,
    subject: search.subject || undefined,
    ...prices[search.price],
    ...lengths[search.length],
    owned: search.owned ? search.owned === "yes" : undefined,
    member_id: memberId,
    creator_id: creator,
    sort: search.sort || undefined,
    after_id: search.after || undefined,
    max_rows: lessonsPerPage,
  });
  // Of words, which may be too many. All lessons, or a creator's, that take too long are an outage, and not cached.
  if (response.error?.code === queryCanceled && search.q) return timedOut;
  const found = answer.parse(unwrap(response));
  return {
    lessons: await listLessonsById(createPublicClient(), found.lessons),
    total: found.total,
    isAtLeast: found.isAtLeast,
    bySubject: found.subjects,
    spellingSuggestion: found.spellingSuggestion,
    partial: found.partial,
    next: found.hasMore ? (found.lessons.at(-1) ?? null) : null,
    timedOut: false,
  };
}

/** SQLSTATE of a statement that exceeded statement_timeout. */
const queryCanceled = "57014";

const timedOut: Found = {
  lessons: [],
  total: 0,
  isAtLeast: false,
  bySubject: null,
  spellingSuggestion: null,
  partial: false,
  next: null,
  timedOut: true,
};

const noCreator = "00000000-0000-0000-0000-000000000000";

/** In approximate US cents, see private.approximate_usd_cents. */
const prices: Record<string, { min_cents?: number; max_cents?: number }> = {
  free: { max_cents: 0 },
  "to-20": { max_cents: 2000 },
  "over-20": { min_cents: 2001 },
};

const lengths: Record<string, { min_minutes?: number; max_minutes?: number }> = {
  short: { max_minutes: 30 },
  medium: { min_minutes: 31, max_minutes: 60 },
  long: { min_minutes: 61 },
};

const answer = z.object({
  spellingSuggestion: z.string().nullable(),
  partial: z.boolean(),
  total: z.int(),
  isAtLeast: z.boolean(),
  subjects: z.record(z.string(), z.int()).nullable(),
  lessons: z.array(z.uuid()),
  hasMore: z.boolean(),
});
