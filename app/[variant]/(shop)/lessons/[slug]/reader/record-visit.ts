import "server-only";
import { headers } from "next/headers";
import { after } from "next/server";
import type { User } from "@/lib/auth/session";
import type { LessonCard } from "@/lib/catalogue/lessons";
import { isSpeculative } from "@/lib/http/speculative";
import { recordVisit } from "@/lib/learning/progress";
import { log } from "@/lib/log";

/**
 * Starts now, while the request's cookies can be read, but the page does not wait; a failure is only logged. False for
 * a page that is loaded ahead: then the browser records the visit when it shows the page.
 */
export async function recordPageVisit(user: User, { id }: LessonCard): Promise<boolean> {
  if (isSpeculative(await headers())) return false;
  const recorded = recordVisit(user.id, id);
  after(recorded.catch((err: unknown) => log.warn({ err, lessonId: id }, "visit not recorded")));
  return true;
}
