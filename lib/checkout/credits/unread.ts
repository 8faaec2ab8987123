import "server-only";
import type { User } from "@/lib/auth/session";
import { canRead } from "@/lib/learning/access";
import { createClient } from "@/lib/supabase/server";
import { unwrap } from "@/lib/supabase/unwrap";

/** A lesson that was opened with credits, and is not read yet. It can be undone `until` then, in ISO 8601. */
export type UnreadRedemption = { purchaseId: string; credits: number; until: string };

/** As SQL `undo_redemption`, which decides. */
const undoMs = 15 * 60_000;

/**
 * Null for a lesson that was not opened with credits, or is read. The time is left to the caller: the database's clock
 * may differ.
 * @throws UnavailableError when the database is down.
 */
export async function getUnreadRedemption(user: User, lessonId: string): Promise<UnreadRedemption | null> {
  const client = await createClient();
  const own = { user_id: user.id, lesson_id: lessonId };
  const redemption = client
    .from("purchases")
    .select("purchaseId:id, credits, at:created_at")
    .match({ ...own, paid_with: "credits", status: "completed" });
  const opening = client.from("lesson_openings").select("opened_at").match(own);
  const [redeemed, opened] = await Promise.all([redemption.maybeSingle(), opening.maybeSingle()]);
  const row = unwrap(redeemed);
  if (!row || unwrap(opened)) return null;
  const until = new Date(Date.parse(row.at) + undoMs).toISOString();
  return { purchaseId: row.purchaseId, credits: row.credits ?? 0, until };
}

/** Whether there is nothing to buy: the lesson is the member's own, or they can read it. */
export const hasLesson = async (
  user: User,
  { id, creatorId }: { id: string; creatorId: string },
): Promise<boolean> => user.id === creatorId || canRead(id);
