import "server-only";
import { z } from "zod";
import { cacheWithCatalogue } from "@/lib/catalogue/cache";
import { getCreator } from "@/lib/catalogue/creators";
import { type LessonCard, listLessonsById, selectLessonCards } from "@/lib/catalogue/lessons";
import type { LessonSearch } from "@/lib/catalogue/search-params";
import { createPublicClient } from "@/lib/supabase/public";
import { createClient } from "@/lib/supabase/server";
import { unwrap } from "@/lib/supabase/unwrap";

const lessonsPerPage = 12;

/** One page of what was found. `total` and the counts `bySubject` (of every subject, whichever was asked for) are of all pages. */
export type Found = {
  lessons: LessonCard[];
  total: number;
  bySubject: Record<string, number>;
  /** The words searched for instead, when some of those typed stand in no lesson. */
  spellingSuggestion: string | null;
  /** No lesson has all of the words; these have some. */
  partial: boolean;
  /** The lesson after which the next page begins. */
  next: string | null;
};

/**
 * Published lessons that fit a search. What is asked about the reader's own purchases is asked as them; all else is
 * the same for everybody, and cached.
 */
export async function findLessons(search: LessonSearch): Promise<Found> {
  return search.owned ? askFor(search, await createClient()) : askForAll(search);
}

/** How many published lessons each subject has, by name; subjects without any are absent. */
export async function listSubjects(): Promise<{ subject: string; lessons: number }[]> {
  "use cache";
  cacheWithCatalogue();
  const rows = unwrap(await createPublicClient().from("subject_counts").select().order("subject"));
  return rows.flatMap(({ subject, lessons }) => (subject && lessons ? [{ subject, lessons }] : []));
}

/** The free lesson that takes the least time, to be tried at once; null when none is free. */
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

/** For whoever likes this lesson: of its subject first, then of its creator, then the newest. The nearest comes first. */
export async function listRelatedLessons(lessonId: string): Promise<LessonCard[]> {
  "use cache";
  cacheWithCatalogue();
  const client = createPublicClient();
  const ids = unwrap(
    await client.rpc("list_related_lessons", { lesson_id: lessonId, max_rows: relatedAtMost }),
  );
  return listLessonsById(client, ids);
}

// More than are shown: a member's own are left out of these.
const relatedAtMost = 24;

async function askForAll(search: LessonSearch): Promise<Found> {
  "use cache";
  cacheWithCatalogue();
  return askFor(search, createPublicClient());
}

async function askFor(search: LessonSearch, client: Client): Promise<Found> {
  const creator = search.creator ? ((await getCreator(search.creator))?.id ?? nobody) : undefined;
  const found = answer.parse(
    unwrap(
      await client.rpc("search_lessons", {
        words: search.q,
        subject: search.subject || undefined,
        ...prices[search.price],
        ...lengths[search.length],
        owned: search.owned ? search.owned === "yes" : undefined,
        creator_id: creator,
        sort: search.sort || undefined,
        after_id: search.after || undefined,
        max_rows: lessonsPerPage,
      }),
    ),
  );
  return {
    lessons: await listLessonsById(client, found.lessons),
    total: found.total,
    bySubject: found.subjects,
    spellingSuggestion: found.spellingSuggestion,
    partial: found.partial,
    next: found.hasMore ? (found.lessons.at(-1) ?? null) : null,
  };
}

type Client = ReturnType<typeof createPublicClient>;

const nobody = "00000000-0000-0000-0000-000000000000";

/** In rough US cents, see private.approximate_usd_cents. */
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
  subjects: z.record(z.string(), z.int()),
  lessons: z.array(z.uuid()),
  hasMore: z.boolean(),
});
