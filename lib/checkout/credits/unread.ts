import "server-only";
import type { User } from "@/lib/auth/session";
import { canRead } from "@/lib/learning/access";
import type { MembersLesson } from "@/lib/learning/reading";

/** A lesson that was opened with credits, and is not read yet. It can be undone `until` then, in ISO 8601. */
export type UnreadRedemption = { purchaseId: string; credits: number; until: string };

/** As SQL `private.undo_window`, by which `undo_redemption` decides. */
export const undoMs = 15 * 60_000;

/**
 * Null for a lesson that was not opened with credits, or is read. The time is left to the caller: the database's clock
 * may differ.
 */
export function unreadRedemption({ purchases, openedAt }: MembersLesson): UnreadRedemption | null {
  const redeemed = purchases.find(({ paidWith, status }) => paidWith === "credits" && status === "completed");
  if (!redeemed || openedAt) return null;
  const until = new Date(Date.parse(redeemed.at) + undoMs).toISOString();
  return { purchaseId: redeemed.id, credits: redeemed.credits ?? 0, until };
}

/** Whether there is nothing to buy: the lesson is the member's own, or they can read it. */
export const hasLesson = async (
  user: User,
  { id, creatorId }: { id: string; creatorId: string },
): Promise<boolean> => user.id === creatorId || canRead(id);
