import "server-only";
import type { User } from "@/lib/auth/session";
import { canRead } from "@/lib/learning/access";
import { createClient } from "@/lib/supabase/server";
import { unwrap } from "@/lib/supabase/unwrap";

/** A lesson that was just opened with credits, and is not read yet; `until` in ISO 8601. */
export type UndoableRedemption = { purchaseId: string; credits: number; until: string };

/** As SQL `undo_redemption`, which decides. */
const undoMs = 15 * 60_000;

/**
 * What the member can still take back of this lesson, or null.
 * @throws UnavailableError when the database is down.
 */
export async function getUndoableRedemption(
  user: User,
  lessonId: string,
): Promise<UndoableRedemption | null> {
  const client = await createClient();
  const own = { user_id: user.id, lesson_id: lessonId };
  const redemption = client
    .from("purchases")
    .select("purchaseId:id, credits, at:created_at")
    .match({ ...own, paid_with: "credits", status: "completed" })
    .gt("created_at", new Date(Date.now() - undoMs).toISOString());
  const opening = client.from("lesson_openings").select("opened_at").match(own);
  const [redeemed, opened] = await Promise.all([redemption.maybeSingle(), opening.maybeSingle()]);
  const row = unwrap(redeemed);
  if (!row || unwrap(opened)) return null;
  const until = new Date(Date.parse(row.at) + undoMs).toISOString();
  return { purchaseId: row.purchaseId, credits: row.credits ?? 0, until };
}

/** Whether the lesson is the member's: they can read it, or could if they did not undo it. */
export async function hasLesson(
  user: User,
  { id, creatorId }: { id: string; creatorId: string },
): Promise<boolean> {
  return user.id === creatorId || (await canRead(id)) || (await getUndoableRedemption(user, id)) !== null;
}
