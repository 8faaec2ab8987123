import { z } from "zod";
import { getUser, type User } from "@/lib/auth/session";
import { listCreditHistory } from "@/lib/checkout/credits/balance";
import { type CreditPurchase, getCreditPurchase } from "@/lib/checkout/credits/buying/purchase";
import { redeemLesson } from "@/lib/checkout/credits/redeem";
import { hasLesson } from "@/lib/checkout/credits/unread";
import { toFailure } from "@/lib/errors";
import { setFlash } from "@/lib/http/forms/flash";
import { isSpeculative } from "@/lib/http/pages/speculative";
import { slug } from "@/types/api";

/** Later nothing is opened by itself: the buyer may have thought better of it, or spent the credits otherwise. */
const opensForMs = 10 * 60_000;

/**
 * Between the success page, which cannot set cookies, and what comes next: opens the lesson that the credits were
 * bought for, once, and says so. A GET may do this: it spends what its buyer has just paid for this lesson, by the
 * payment's own key and at the price that was shown.
 */
export async function GET(request: Request): Promise<Response> {
  if (isSpeculative(request.headers)) return new Response(null, { status: 503 });
  const { searchParams } = new URL(request.url);
  const id = z.uuid().safeParse(searchParams.get("purchase")).data;
  const location = id ? await pageAfter(id, slug.safeParse(searchParams.get("lesson")).data) : "/credits";
  return new Response(null, { status: 303, headers: { location } });
}

/** Next would answer it by GET. */
export const HEAD = () => new Response(null, { status: 405, headers: { allow: "GET" } });

/** `onward`: the lesson on the way to which the credits were bought, not to be opened by itself. */
async function pageAfter(purchaseId: string, onward: string | undefined): Promise<string> {
  // It asks to sign in, and says what is known of the payment.
  const details = `/purchases/${purchaseId}`;
  const user = await getUser().catch(toFailure);
  if (!user || "ok" in user) return details;
  const purchase = await getCreditPurchase(user, purchaseId).catch(toFailure);
  if (!purchase) return "/credits";
  if ("ok" in purchase || !purchase.isPaid) return details;
  const { credits, lesson, isPack, paidAt } = purchase;
  const wanted = lesson?.slug ?? onward;
  const page = wanted ? `/credits?lesson=${wanted}` : "/credits";
  if (Date.now() - Date.parse(paidAt) > opensForMs) return page;
  const opened = await openLesson(user, purchaseId, purchase);
  const flash = {
    kind: "credits-bought",
    credits,
    lesson: opened,
    ...(await settledBy(purchaseId)),
  } as const;
  if (!lesson || (opened !== "opened" && opened !== "already_purchased")) return setFlash(page, flash);
  // The button of a pack may have been pressed for its credits: then the opening can be undone.
  return setFlash(`/lessons/${lesson.slug}${isPack ? "?opened=credits" : ""}`, flash);
}

/** A page that is loaded again spends nothing twice, also after it was undone. */
async function openLesson(user: User, purchaseId: string, purchase: CreditPurchase) {
  const { lesson, wantsLesson, lessonPrice: expectedPrice } = purchase;
  if (!lesson) return wantsLesson ? "lesson_not_found" : "none";
  const wanted = { lessonId: lesson.id, idempotencyKey: `wanted:${purchaseId}`, expectedPrice };
  const redeemed = await redeemLesson(user, wanted).catch(toFailure);
  if (!redeemed.ok) return redeemed.code;
  return (await hasLesson(user, lesson).catch(toFailure)) ? "opened" : "none";
}

/** How many of the credits settled what was owed before, and how many are still owed. */
async function settledBy(purchaseId: string): Promise<{ settled: number; owed: number }> {
  const history = await listCreditHistory({}).catch(toFailure);
  const bought =
    "data" in history &&
    history.data.find((entry) => entry.kind === "bought" && entry.purchaseId === purchaseId);
  if (!bought) return { settled: 0, owed: 0 };
  const { credits, balanceAfter } = bought;
  return { settled: Math.max(0, credits - Math.max(0, balanceAfter)), owed: Math.max(0, -balanceAfter) };
}
