import "server-only";
import { z } from "zod";
import { shopTerms } from "@/lib/checkout/open";
import { createAdminClient } from "@/lib/supabase/admin";
import { readTogether } from "@/lib/supabase/read-together";
import { unwrap } from "@/lib/supabase/unwrap";

const states = ["created", "owned", "processing", "unfinished", "disputed"] as const;

export const lessonState = z.object({
  lessonId: z.uuid(),
  /** "unfinished": a checkout that can be resumed. Null: nothing but read. */
  state: z.enum(states).nullable(),
  finished: z.boolean(),
});

export type LessonState = z.infer<typeof lessonState>;

/** "pending": an open checkout. Only the shop's terms, which members may not choose, tell whether it is unfinished. */
const ownState = lessonState.extend({ state: z.enum([...states, "pending"]).nullable() });

/**
 * What the request's member, the reader, has to do with these lessons, by id; lessons that are new to them are absent.
 * One query, read together with others of the page; where they have an open checkout, another one.
 * @throws UnavailableError when the database is down.
 */
export async function listLessonStates(
  readerId: string,
  lessonIds: Promise<string[]>,
): Promise<Map<string, LessonState>> {
  const args = lessonIds.then((lesson_ids) => ({ lesson_ids }));
  const own = z.array(ownState).parse((await readTogether("list_own_lesson_states", args)) ?? []);
  const begun = own.filter(({ state }) => state === "pending").map(({ lessonId }) => lessonId);
  const known = own.flatMap(({ state, ...rest }) => (state === "pending" ? [] : { ...rest, state }));
  if (begun.length === 0) return statesById(known);
  return statesById([...known, ...(await listStatesByTerms(readerId, begun))]);
}

async function listStatesByTerms(readerId: string, lessonIds: string[]): Promise<LessonState[]> {
  const args = { reader_id: readerId, lesson_ids: lessonIds, ...shopTerms() };
  const query = createAdminClient().rpc("list_lesson_states", args);
  const rows = unwrap(await query.select("lessonId:lesson_id, state, finished"));
  return z.array(lessonState).parse(rows);
}

export const statesById = (states: LessonState[]) => new Map(states.map((known) => [known.lessonId, known]));
