import "server-only";
import { headers } from "next/headers";
import type { User } from "@/lib/auth/session";
import type { LessonCard } from "@/lib/catalogue/lessons";
import { getUnreadRedemption, type UnreadRedemption } from "@/lib/checkout/credits/unread";
import { toFailure } from "@/lib/errors";
import { isSpeculative } from "@/lib/http/speculative";
import { recordOpening } from "@/lib/learning/progress";

/**
 * A redemption that can be undone keeps the lesson unread, or it could be read for nothing: it is null only once the
 * opening is recorded, which ends the undo. `opened` is from the URL of the page that offers both; a page that is
 * loaded ahead of a visit records nothing.
 */
export async function getUndoableRedemption(
  user: User,
  { id }: LessonCard,
  opened: unknown,
): Promise<UnreadRedemption | null> {
  const redemption = await getUnreadRedemption(user, id);
  if (!redemption) return null;
  const isOver = Date.parse(redemption.until) < Date.now();
  if (isSpeculative(await headers()) || (opened === "credits" && !isOver)) return isOver ? null : redemption;
  const recorded = await recordOpening(user.id, id).catch(toFailure);
  return recorded.ok ? null : redemption;
}
