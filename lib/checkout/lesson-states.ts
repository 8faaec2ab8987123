import "server-only";
import { z } from "zod";
import { shopTerms } from "@/lib/checkout/open";
import { createAdminClient } from "@/lib/supabase/admin";
import { unwrap } from "@/lib/supabase/unwrap";

export const lessonState = z.object({
  lessonId: z.uuid(),
  /** "unfinished": a checkout that can be resumed. Null: nothing but read. */
  state: z.enum(["created", "owned", "processing", "unfinished", "disputed"]).nullable(),
  finished: z.boolean(),
});

export type LessonState = z.infer<typeof lessonState>;

/**
 * What the member has to do with these lessons, by id, in one query; lessons that are new to them are absent.
 * @throws UnavailableError when the database is down.
 */
export async function listLessonStates(
  readerId: string,
  lessonIds: string[],
): Promise<Map<string, LessonState>> {
  const args = { reader_id: readerId, lesson_ids: lessonIds, ...shopTerms() };
  const query = createAdminClient().rpc("list_lesson_states", args);
  const rows = unwrap(await query.select("lessonId:lesson_id, state, finished"));
  return statesById(z.array(lessonState).parse(rows));
}

export const statesById = (states: LessonState[]) => new Map(states.map((known) => [known.lessonId, known]));
