import "server-only";
import type { User } from "@/lib/auth/session";
import { grantsAccess } from "@/lib/purchases/status";
import { createClient } from "@/lib/supabase/server";
import { unwrap } from "@/lib/supabase/unwrap";
import { purchaseSnapshot } from "@/types/purchase";

/** A member's payment for credits, and the lesson that they were wanted for. */
export type CreditPurchase = {
  credits: number;
  isPaid: boolean;
  wantsLesson: boolean;
  /** Null where none was wanted, or it is hidden from the member now. */
  lesson: { id: string; slug: string; creatorId: string } | null;
  /** What the lesson cost when the checkout began, in credits. */
  lessonPrice: number | undefined;
  /** Else it was exactly as many as were missing. */
  isPack: boolean;
  /** When it was paid, in ISO 8601. */
  paidAt: string;
};

/**
 * Null when it is no payment for credits of this member's.
 * @throws UnavailableError when the database is down.
 */
export async function getCreditPurchase(user: User, purchaseId: string): Promise<CreditPurchase | null> {
  const client = await createClient();
  const query = client
    .from("purchases")
    .select("credits, status, metadata, packId:pack_id, paidAt:purchase_date")
    .eq("id", purchaseId)
    .eq("user_id", user.id)
    .eq("kind", "credits");
  const row = unwrap(await query.maybeSingle());
  if (!row) return null;
  const { lessonId, lessonPrice } = purchaseSnapshot.parse(row.metadata);
  const columns = "id, slug, creatorId:creator_id";
  const lesson = lessonId
    ? unwrap(await client.from("lessons").select(columns).eq("id", lessonId).maybeSingle())
    : null;
  return {
    credits: row.credits ?? 0,
    isPaid: grantsAccess(row.status),
    wantsLesson: lessonId !== undefined,
    lesson,
    lessonPrice,
    isPack: row.packId !== null,
    paidAt: row.paidAt,
  };
}
