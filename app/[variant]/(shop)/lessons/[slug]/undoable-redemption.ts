import "server-only";
import { headers } from "next/headers";
import type { User } from "@/lib/auth/session";
import { type UnreadRedemption, unreadRedemption } from "@/lib/checkout/credits/unread";
import { toFailure } from "@/lib/errors";
import { isSpeculative } from "@/lib/http/pages/speculative";
import { recordOpening } from "@/lib/learning/progress";
import { getMembersLesson, type LessonContent, type MembersLesson } from "@/lib/learning/reading";

type Settled = { content: LessonContent | null; justOpened: UnreadRedemption | null };

/**
 * A redemption that can be undone keeps the lesson unread, or it could be read for nothing: there is content only once
 * the opening is recorded, which ends the undo. `opened` is from the URL of the page that offers both; a page that is
 * loaded ahead of a visit records nothing.
 */
export async function settleRedemption(user: User, found: MembersLesson, opened: unknown): Promise<Settled> {
  const readable = { content: found.content, justOpened: null };
  const redemption = unreadRedemption(found);
  if (!redemption) return readable;
  const undoable = { content: null, justOpened: redemption };
  const isOver = Date.parse(redemption.until) < Date.now();
  if (isSpeculative(await headers()) || (opened === "credits" && !isOver))
    return isOver ? readable : undoable;
  const { id, slug } = found.lesson;
  const recorded = await recordOpening(user.id, id).catch(toFailure);
  if (!recorded.ok) return undoable;
  return { content: (await getMembersLesson(slug))?.content ?? null, justOpened: null };
}
