import "server-only";
import type { User } from "@/lib/auth/session";
import {
  type CompletedCheckout,
  type EmbeddedCheckout,
  type HostedCheckout,
  startCheckout,
  startEmbeddedCheckout,
} from "@/lib/checkout/start";
import { env } from "@/lib/env";
import type { Failure } from "@/lib/errors";
import { isNativeFormPost } from "@/lib/http/forms/native-form-post";

/** What a page needs to take payments. The key is public; `script` is the sandbox's stand-in for Stripe.js. */
export type EmbeddedPayment = { publishableKey: string; script?: string };

/** Undefined where the shop has no publishable key: all checkouts are hosted then. */
export function getEmbeddedPayment(): EmbeddedPayment | undefined {
  const { NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY: publishableKey, STRIPE_API_BASE: base } = env();
  if (!publishableKey) return undefined;
  return { publishableKey, ...(base && { script: new URL("/stripe.js", base).href }) };
}

/**
 * Starts a checkout that this browser can pay: embedded if the shop has a publishable key and the form came by script,
 * else hosted. `resuming` continues an open embedded checkout, and never makes another.
 * @throws UnavailableError when the database is down.
 */
export async function startPayment(
  user: User,
  lessonId: string,
  { resuming = false, couponCode }: { resuming?: boolean; couponCode?: string | undefined } = {},
): Promise<Payment | CompletedCheckout | Failure> {
  if (!getEmbeddedPayment() || (await isNativeFormPost()))
    return startCheckout(user, { lessonId, couponCode });
  return startEmbeddedCheckout(user, { lessonId, couponCode, resuming });
}

export type Payment = HostedCheckout | EmbeddedCheckout;

/** The page where a checkout is paid: Stripe's, or the lesson's, which opens the payment by itself. */
export function paymentUrl(checkout: Payment): string {
  return "sessionUrl" in checkout ? checkout.sessionUrl : `/lessons/${checkout.slug}?payment=open`;
}
