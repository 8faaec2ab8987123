import { z } from "zod";
import { getUser, type User } from "@/lib/auth/session";
import { type CreditPurchase, getCreditPurchase } from "@/lib/credits/purchase";
import { redeemLesson } from "@/lib/credits/redeem";
import { toFailure } from "@/lib/errors";
import { type Flash, setFlash } from "@/lib/http/flash";
import { canRead } from "@/lib/learning/access";

/** After an older payment nothing is opened by itself: its buyer may have thought better of it. */
const opensForMs = 3_600_000;

/**
 * Between the success page, which cannot set cookies, and what comes next: opens the lesson that the credits were
 * bought for, once, and says so.
 */
export async function GET(request: Request): Promise<Response> {
  const id = z.uuid().safeParse(new URL(request.url).searchParams.get("purchase")).data;
  const location = (id && (await pageAfter(id))) ?? "/credits";
  return new Response(null, { status: 303, headers: { location } });
}

async function pageAfter(purchaseId: string): Promise<string | null> {
  const user = await getUser().catch(toFailure);
  if (!user || "ok" in user) return null;
  const purchase = await getCreditPurchase(user, purchaseId).catch(toFailure);
  if (!purchase || "ok" in purchase || !purchase.isPaid) return null;
  const { credits, lesson, paidAt } = purchase;
  if (Date.now() - Date.parse(paidAt) > opensForMs) return null;
  const opened = await openLesson(user, purchaseId, purchase);
  const flash: Flash = { kind: "credits-bought", credits, lesson: opened };
  if (!lesson || opened === "none") return setFlash("/credits", flash);
  const isThere = opened === "opened" || opened === "already_purchased";
  return setFlash(isThere ? `/lessons/${lesson.slug}` : `/credits?lesson=${lesson.slug}`, flash);
}

/** By the payment's own key: a page that is loaded again spends nothing twice, also after it was undone. */
async function openLesson(user: User, purchaseId: string, purchase: CreditPurchase) {
  const { lesson, wantsLesson, lessonPrice: expectedPrice } = purchase;
  if (!lesson) return wantsLesson ? "lesson_not_found" : "none";
  const wanted = { lessonId: lesson.id, idempotencyKey: `wanted:${purchaseId}`, expectedPrice };
  const redeemed = await redeemLesson(user, wanted).catch(toFailure);
  if (!redeemed.ok) return redeemed.code;
  return (await canRead(lesson.id)) ? "opened" : "none";
}
