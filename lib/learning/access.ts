import "server-only";
import type { User } from "@/lib/auth/session";
import { type Failure, failure } from "@/lib/errors";
import { createClient } from "@/lib/supabase/server";
import { unwrap } from "@/lib/supabase/unwrap";

type Access = {
  ok: true;
  hasAccess: boolean;
  reason: "free" | "creator" | "purchased" | "not_purchased";
};

/**
 * Whether a member can read a lesson's body, and why. Row-level security decides, by returning the body's row; only the
 * reason is derived here. A lesson that is hidden from them is lesson_not_found.
 */
export async function getAccess(user: User, lessonId: string): Promise<Access | Failure> {
  const client = await createClient();
  const [lesson, isReadable] = await Promise.all([
    client.from("lessons").select("creator_id, price_minor, status").eq("id", lessonId).maybeSingle(),
    canRead(lessonId),
  ]);
  const row = unwrap(lesson);
  if (!row) return failure("lesson_not_found");
  if (!isReadable) return { ok: true, hasAccess: false, reason: "not_purchased" };
  if (row.creator_id === user.id) return { ok: true, hasAccess: true, reason: "creator" };
  const isFree = row.price_minor === 0 && row.status === "published";
  return { ok: true, hasAccess: true, reason: isFree ? "free" : "purchased" };
}

/** Whether the signed-in member can read this lesson's body, by any right. */
export async function canRead(lessonId: string): Promise<boolean> {
  const client = await createClient();
  const content = await client
    .from("lesson_contents")
    .select("lesson_id")
    .eq("lesson_id", lessonId)
    .maybeSingle();
  return unwrap(content) !== null;
}

export async function listOwnedLessonIds(userId: string, lessonIds: string[]): Promise<Set<string>> {
  const client = await createClient();
  const rows = unwrap(
    await client
      .from("purchases")
      .select("lesson_id")
      .eq("user_id", userId)
      .in("lesson_id", lessonIds)
      .eq("grants_access", true),
  );
  return new Set(rows.map((row) => row.lesson_id));
}
