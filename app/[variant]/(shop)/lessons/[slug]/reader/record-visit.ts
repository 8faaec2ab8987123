import "server-only";
import { after } from "next/server";
import type { User } from "@/lib/auth/session";
import { type LessonCard, noteOpening } from "@/lib/catalogue/lessons";
import { noteProgress } from "@/lib/learning/progress";
import { log } from "@/lib/log";

/**
 * Notes that somebody opened a lesson that they can read. It begins now, while the request's cookies can be read; nobody
 * waits for it, and a failure of it is only logged.
 */
export function noteVisit(user: User, { id, priceMinor }: LessonCard) {
  const opening = priceMinor > 0 ? noteOpening(user.id, id) : undefined;
  after(
    Promise.all([opening, noteProgress(id)]).catch((err: unknown) =>
      log.warn({ err, lessonId: id }, "opening not noted"),
    ),
  );
}
