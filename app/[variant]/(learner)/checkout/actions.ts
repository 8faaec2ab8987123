"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { refuseOtherMember } from "@/lib/auth/form-member";
import { getUser } from "@/lib/auth/session";
import { setBegunPurchase } from "@/lib/checkout/begun-purchase";
import { readLinkedCode } from "@/lib/checkout/coupons/linked-code";
import { type Payment, paymentUrl, startPayment } from "@/lib/checkout/mode";
import { type CompletedCheckout, startCheckout } from "@/lib/checkout/start";
import { type Failure, messageFor, toFailure } from "@/lib/errors";
import { setFlash } from "@/lib/http/forms/flash";
import { isNativeFormPost } from "@/lib/http/forms/native-form-post";
import { slug } from "@/types/api";

const code = z.string().transform((typed) => typed.trim().slice(0, 100) || undefined);
const buyForm = z.object({ lessonId: z.uuid(), slug, couponCode: code.optional() });
type BuyForm = z.infer<typeof buyForm>;

/** Why the checkout failed, or the client secret for Embedded Checkout. */
export type BuyState = { message?: string; clientSecret?: string };

/**
 * The Buy button of the lesson page. Guests sign in first. `at=stripe` asks for Stripe's hosted page; `resume=yes`
 * continues an open checkout and never creates one.
 */
export async function buyLesson(_: BuyState, form: FormData): Promise<BuyState> {
  await refuseOtherMember(form);
  const parsed = buyForm.safeParse(Object.fromEntries(form));
  if (!parsed.success) return { message: messageFor("validation_error") };
  const options = { onStripe: form.get("at") === "stripe", resuming: form.get("resume") === "yes" };
  const checkout = await open(parsed.data, options);
  if (checkout.ok && "clientSecret" in checkout) return { clientSecret: checkout.clientSecret };
  if (checkout.ok) redirect(await urlToGoOn(checkout));
  if (isOwned(checkout) || checkout.code === "coupon_invalid" || (await isNativeFormPost()))
    redirect(await urlAfterFailure(checkout, parsed.data));
  return { message: checkout.message ?? messageFor(checkout.code) };
}

/** The same from any other page, in one click. */
export async function goToPayment(form: FormData): Promise<void> {
  await refuseOtherMember(form);
  const parsed = buyForm.safeParse(Object.fromEntries(form));
  if (!parsed.success) redirect("/lessons");
  const checkout = await open(parsed.data);
  redirect(await (checkout.ok ? urlToGoOn(checkout) : urlAfterFailure(checkout, parsed.data)));
}

async function open({ lessonId, slug, couponCode }: BuyForm, { onStripe = false, resuming = false } = {}) {
  const user = await getUser().catch(toFailure);
  if (user && "ok" in user) return user;
  if (!user) {
    // The page that all guests share knows nothing of the link by which this one came.
    const code = couponCode ?? (await readLinkedCode(slug));
    await setBegunPurchase({ lessonId, ...(code && { couponCode: code }) });
    redirect(`/sign-in?lesson=${lessonId}&next=${encodeURIComponent(lessonPath(slug, code))}`);
  }
  const checkout = onStripe
    ? startCheckout(user, { lessonId, couponCode })
    : startPayment(user, lessonId, { couponCode, resuming });
  return checkout.catch(toFailure);
}

/** To the payment, or to the lesson, which a coupon has opened. */
const urlToGoOn = async (checkout: Payment | CompletedCheckout): Promise<string> =>
  checkout.sessionId === null
    ? setFlash(`/lessons/${checkout.slug}`, { kind: "notice", code: "coupon-covered" })
    : paymentUrl(checkout);

const lessonPath = (slug: string, couponCode: string | undefined) =>
  couponCode ? `/lessons/${slug}?code=${encodeURIComponent(couponCode)}` : `/lessons/${slug}`;

const isOwned = ({ code, message }: Failure) => code === "already_purchased" && !message;

async function urlAfterFailure(failed: Failure, { slug, couponCode }: BuyForm): Promise<string> {
  // The page says why, and keeps what was typed.
  if (failed.code === "coupon_invalid") return `${lessonPath(slug, couponCode)}#buy`;
  if (isOwned(failed)) return setFlash(`/lessons/${slug}`, { kind: "notice", code: "already-yours" });
  // A lesson that is no longer sold may have no page.
  const page = failed.code === "lesson_not_found" ? "/profile" : `/lessons/${slug}`;
  if (failed.code === "already_purchased")
    return setFlash(page, { kind: "notice", code: "payment-under-way" });
  return setFlash(page, { kind: "checkout-failed", code: failed.code });
}
