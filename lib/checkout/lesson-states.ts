import "server-only";
import { z } from "zod";
import type { User } from "@/lib/auth/session";
import { shopTerms } from "@/lib/checkout/open";
import { createAdminClient } from "@/lib/supabase/admin";
import { unwrap } from "@/lib/supabase/unwrap";

const row = z.object({
  lessonId: z.uuid(),
  /** "unfinished": a checkout that can be resumed. Null: nothing but read. */
  state: z.enum(["created", "owned", "processing", "unfinished", "disputed"]).nullable(),
  finished: z.boolean(),
});

export type LessonState = z.infer<typeof row>;

/**
 * What the member has to do with these lessons, by id, in one query; lessons that are new to them are absent.
 * @throws UnavailableError when the database is down.
 */
export async function listLessonStates(user: User, lessonIds: string[]): Promise<Map<string, LessonState>> {
  const args = { reader_id: user.id, lesson_ids: lessonIds, ...shopTerms() };
  const query = createAdminClient().rpc("list_lesson_states", args);
  const rows = unwrap(await query.select("lessonId:lesson_id, state, finished"));
  return new Map(rows.map((known) => [known.lessonId, row.parse(known)]));
}
