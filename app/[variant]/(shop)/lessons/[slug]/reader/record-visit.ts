import "server-only";
import { after } from "next/server";
import type { User } from "@/lib/auth/session";
import type { LessonCard } from "@/lib/catalogue/lessons";
import { recordFirstOpen, recordProgress } from "@/lib/learning/progress";
import { log } from "@/lib/log";

/** Starts now, while the request's cookies can be read, but the page does not wait; a failure is only logged. */
export function recordVisit(user: User, { id, priceMinor }: LessonCard) {
  const opening = priceMinor > 0 ? recordFirstOpen(user.id, id) : undefined;
  after(
    Promise.all([opening, recordProgress(id)]).catch((err: unknown) =>
      log.warn({ err, lessonId: id }, "visit not recorded"),
    ),
  );
}
