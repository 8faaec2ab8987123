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
  // Without a purchase it was free when they began it.
  const isPurchased = !isFree && (await hasPurchased(user.id, lessonId));
  return { ok: true, hasAccess: true, reason: isPurchased ? "purchased" : "free" };
}

/**
 * Whether the signed-in member can read this lesson's body, by any right. One that was opened with credits a moment ago
 * returns its body as soon as the visit is recorded.
 */
export async function canRead(lessonId: string): Promise<boolean> {
  return (await listReadable([lessonId])).has(lessonId);
}

/** As canRead, of many lessons in one query. */
export async function listReadable(lessonIds: string[]): Promise<Set<string>> {
  if (lessonIds.length === 0) return new Set();
  const client = await createClient();
  return new Set(unwrap(await client.rpc("list_readable_lessons", { lesson_ids: lessonIds })));
}

async function hasPurchased(userId: string, lessonId: string): Promise<boolean> {
  const client = await createClient();
  const purchases = client.from("purchases").select("id").eq("user_id", userId).eq("lesson_id", lessonId);
  return unwrap(await purchases.eq("grants_access", true).limit(1)).length > 0;
}
