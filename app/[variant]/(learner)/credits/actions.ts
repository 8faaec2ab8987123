"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { requireSubmitter } from "@/lib/auth/require-sender";
import type { Member, User } from "@/lib/auth/session";
import { getLesson } from "@/lib/catalogue/lessons";
import { startCreditCheckout, type WantedCredits } from "@/lib/checkout/credits/buying/checkout";
import { redeemLesson } from "@/lib/checkout/credits/redeem";
import { creditTerms } from "@/lib/checkout/credits/terms";
import { undoRedemption } from "@/lib/checkout/credits/undo";
import { hasLesson } from "@/lib/checkout/credits/unread";
import { env } from "@/lib/env";
import { type Failure, toFailure } from "@/lib/errors";
import { clearFlash, type Flash, setFlash } from "@/lib/http/forms/flash";
import { isNativeFormPost } from "@/lib/http/forms/native-form-post";
import { creditNumber, idempotencyKey, slug } from "@/types/api";

/** Only a lesson with its id is opened after the payment. */
const wantedLesson = { lessonId: z.uuid().optional(), slug: slug.optional() };
const buyForm = z.union([
  z.object({ packId: z.uuid(), ...wantedLesson }),
  z.object({ credits: z.coerce.number().pipe(creditNumber), ...wantedLesson }),
]);

/** A pack, or exactly the credits that a lesson still needs: leads to the payment page. */
export async function buyCredits(form: FormData): Promise<void> {
  const parsed = buyForm.safeParse(Object.fromEntries(form));
  if (!parsed.success)
    redirect(await setFlash("/credits", { kind: "checkout-failed", code: "validation_error" }));
  const { slug, ...wanted } = parsed.data;
  const page = slug ? `/credits?lesson=${slug}` : "/credits";
  const onward = slug ? `&lesson=${slug}` : "";
  const site = env().NEXT_PUBLIC_SITE_URL;
  const successUrl = `${site}/checkout/success?session_id={CHECKOUT_SESSION_ID}${onward}`;
  const cancelUrl = `${site}/checkout/cancel?for=credits${onward}`;
  const user = await signedIn(page, form);
  const elsewhere = slug && wanted.lessonId && !("ok" in user) && (await pageIfNotNeeded(user, slug, wanted));
  if (elsewhere) redirect(elsewhere);
  const checkout = "ok" in user ? user : await start(user, { ...wanted, successUrl, cancelUrl });
  redirect(checkout.ok ? checkout.sessionUrl : await setFlash(page, flashOf(checkout)));
}

/** The lesson, or credits for it, are being paid already. */
const flashOf = ({ code, message }: Failure): Flash =>
  code === "already_purchased" && message
    ? { kind: "notice", code: "payment-under-way" }
    : { kind: "checkout-failed", code };

/** What was missing on the page may have been bought in another tab. Null where the lesson still needs it. */
async function pageIfNotNeeded(user: Member, slug: string, wanted: Wanted): Promise<string | null> {
  const lesson = await getLesson(slug).catch(toFailure);
  if (!lesson || "ok" in lesson) return null;
  if ((await hasLesson(user, lesson).catch(toFailure)) === true)
    return setFlash(`/lessons/${slug}`, { kind: "notice", code: "already-yours" });
  const terms = creditTerms(lesson, user.credits);
  if (!terms || ("credits" in wanted ? wanted.credits === terms.topUp : terms.missing > 0)) return null;
  return setFlash(`/credits?lesson=${slug}`, { kind: "notice", code: "credits-changed" });
}

type Wanted = { packId: string } | { credits: number };

const start = (user: User, wanted: WantedCredits) => startCreditCheckout(user, wanted).catch(toFailure);

const redeemForm = z.object({
  lessonId: z.uuid(),
  slug,
  key: idempotencyKey,
  price: z.coerce.number().int().positive(),
});

/** Opens a lesson with credits. It is not shown yet, so that it can be undone. */
export async function openWithCredits(form: FormData): Promise<void> {
  const parsed = redeemForm.safeParse(Object.fromEntries(form));
  if (!parsed.success) redirect("/lessons");
  const { lessonId, slug, key, price } = parsed.data;
  const page = `/lessons/${slug}`;
  const user = await signedIn(page, form);
  const answer =
    "ok" in user
      ? user
      : await redeemLesson(user, { lessonId, idempotencyKey: key, expectedPrice: price }).catch(toFailure);
  if (!answer.ok) redirect(await pageAfterRefusal(answer, slug));
  await clearFlash();
  // Else the router keeps the header, with the balance of before.
  if (!(await isNativeFormPost())) refresh();
  redirect(`${page}?opened=credits`);
}

/** Too few credits lead to buying the missing ones. */
function pageAfterRefusal({ code, message }: Failure, slug: string): Promise<string> {
  if (code === "already_purchased")
    // Perhaps by a press in another tab, which can still be undone.
    return setFlash(`/lessons/${slug}?opened=credits`, {
      kind: "notice",
      code: message ? "payment-under-way" : "already-yours",
    });
  const page = code === "insufficient_credits" ? `/credits?lesson=${slug}` : `/lessons/${slug}`;
  // A lesson that is no longer sold may have no page.
  return setFlash(code === "lesson_not_found" ? "/credits" : page, { kind: "redeem-failed", code });
}

const undoForm = z.object({ purchaseId: z.uuid(), slug });

/** The lesson is closed again, and its credits are back. */
export async function undoOpening(form: FormData): Promise<void> {
  const parsed = undoForm.safeParse(Object.fromEntries(form));
  if (!parsed.success) redirect("/lessons");
  const page = `/lessons/${parsed.data.slug}`;
  const user = await signedIn(page, form);
  const undone = "ok" in user ? user : await undoRedemption(user, parsed.data.purchaseId).catch(toFailure);
  if (undone.ok) {
    const balance = Math.max(0, undone.balance);
    redirect(await setFlash(page, { kind: "redemption-undone", balance }));
  }
  // The reader would end what can perhaps still be undone.
  redirect(await setFlash(`${page}?opened=credits`, { kind: "undo-failed", code: undone.code }));
}

/** Guests sign in first, and press again: no form spends anything by itself. */
async function signedIn(next: string, form: FormData): Promise<Member | Failure> {
  return requireSubmitter(next, form).catch(toFailure);
}
