import "server-only";
import { headers } from "next/headers";
import { after } from "next/server";
import type { LessonCard } from "@/lib/catalogue/lessons";
import { isSpeculative } from "@/lib/http/pages/speculative";
import { recordVisit } from "@/lib/learning/progress";
import { log } from "@/lib/log";
import { createClient } from "@/lib/supabase/server";

/**
 * Records the visit after the answer; a failure is only logged. False for a page that is loaded ahead: then the browser
 * records the visit when it shows the page.
 */
export async function recordPageVisit({ id }: LessonCard): Promise<boolean> {
  if (isSpeculative(await headers())) return false;
  // Made now: after the answer the request's cookies cannot be read.
  const client = await createClient();
  const record = () => recordVisit(client, id);
  after(() => record().catch((err: unknown) => log.warn({ err, lessonId: id }, "visit not recorded")));
  return true;
}
