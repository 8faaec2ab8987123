import "server-only";
import { notFound } from "next/navigation";
import { type Member, requireUserAnd } from "@/lib/auth/session";
import { type Draft, getDraft, startDraftOf } from "@/lib/studio/drafts/drafts";
import { id } from "@/types/api";

/** The draft of a lesson; 404 for everyone but its creator. `page` is the path of the page that needs it. */
export const requireDraft = (page: string, lessonId: string): Promise<[Member, Draft, null]> =>
  requireDraftAnd(page, lessonId, async () => null);

/** As requireDraft, with what is read beside: see getUserAnd. */
export async function requireDraftAnd<Result>(
  page: string,
  lessonId: string,
  read: (userId: string) => Promise<Result>,
): Promise<[Member, Draft, Result]> {
  if (!id.safeParse(lessonId).success) notFound();
  const [user, [found, result]] = await requireUserAnd(page, (userId) =>
    Promise.all([getDraft(lessonId), read(userId)]),
  );
  if (found) return [user, found, result];
  // It is written only now, for a session that has not been ended; with it the lesson's first version.
  const draft = await startDraftOf(user.id, lessonId);
  if (!draft) notFound();
  return [user, draft, await read(user.id)];
}
