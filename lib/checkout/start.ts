import "server-only";
import type { User } from "@/lib/auth/session";
import { couponMessage } from "@/lib/checkout/coupons/refusal";
import { expireCheckout } from "@/lib/checkout/expire";
import {
  type CheckoutAnswer,
  type CheckoutOptions,
  type CheckoutRequest,
  type OpenCheckout,
  openCheckout,
} from "@/lib/checkout/open";
import { refusal } from "@/lib/checkout/refusal";
import { cancelUnpaidPayment } from "@/lib/checkout/replace-payment";
import { refuseReturnUrls } from "@/lib/checkout/return-url";
import { type Failure, failure, messageFor } from "@/lib/errors";
import { consumeRateLimit } from "@/lib/http/limits/rate-limit";
import { currentRequestId } from "@/lib/http/request-scope";
import { log } from "@/lib/log";
import { cancelCheckout } from "@/lib/payments/cancel-checkout";
import type {
  CheckoutMode,
  CheckoutParams,
  ProviderFailure,
  SessionFact,
} from "@/lib/payments/payment-provider";
import { provider } from "@/lib/payments/provider";
import { failureCode } from "@/lib/payments/provider-failure";
import { recordPaymentFact } from "@/lib/payments/record";

type Started = { ok: true; purchaseId: string; sessionId: string; slug: string | undefined };
/** Paid on Stripe's page. */
export type HostedCheckout = Started & { sessionUrl: string };
/** Paid on a page of the shop. */
export type EmbeddedCheckout = Started & { clientSecret: string };
/** There is nothing to pay: a coupon covered the whole price. */
export type CompletedCheckout = { ok: true; purchaseId: string; sessionId: null; slug: string };

/** Enough for one person's double clicks, tabs and devices, and far too few to flood Stripe. */
const checkoutsPerMinute = 30;

/**
 * The payment page for this buyer and this lesson: of the one open checkout, or of a new one.
 * The database decides whether the lesson can be bought and at which price; its row is committed before Stripe is
 * asked.
 * @throws UnavailableError when the database is down.
 */
export async function startCheckout(
  user: User,
  request: CheckoutRequest,
): Promise<HostedCheckout | CompletedCheckout | Failure> {
  const refused = refuseReturnUrls(request);
  if (refused) return refused;
  return findSession(
    user,
    () => openForLesson(user, request, "hosted"),
    ({ object: { url } }) => url && { sessionUrl: url },
  );
}

/**
 * The same for a browser that can pay on the lesson's page. An open hosted checkout is offered here too; an open
 * embedded one is expired before a browser without JavaScript gets a hosted one, because only one session may be
 * payable. `resuming` continues the open checkout, and never makes another.
 * @throws UnavailableError when the database is down.
 */
export async function startEmbeddedCheckout(
  user: User,
  request: { lessonId: string; couponCode?: string | undefined; resuming?: boolean },
): Promise<HostedCheckout | EmbeddedCheckout | CompletedCheckout | Failure> {
  return findSession(
    user,
    () => openForLesson(user, request, "embedded"),
    ({ object: { url }, clientSecret }) => (clientSecret ? { clientSecret } : url && { sessionUrl: url }),
    request,
  );
}

async function openForLesson(user: User, request: CheckoutOptions, mode: CheckoutMode) {
  const answer = await openCheckout(user, request, mode);
  if ("ok" in answer) return answer;
  if (answer.outcome === "coupon_invalid")
    return failure("coupon_invalid", { message: couponMessage(answer, "en") });
  if (answer.outcome !== "completed") return answer;
  const { purchaseId, metadata } = answer;
  return { ok: true, purchaseId, sessionId: null, slug: metadata.slug } satisfies CompletedCheckout;
}

/** What the browser needs to pay a session; nothing where it cannot. */
type ReadPayment<T> = (session: SessionFact) => T | "" | null;

/** `open` asks the database for the open checkout, or a new one; what needs no session, it answers itself. */
export async function findSession<T, Done extends { ok: boolean } = never>(
  user: User,
  open: () => Promise<CheckoutAnswer | Done>,
  readPayment: ReadPayment<T>,
  { resuming = false }: { resuming?: boolean } = {},
): Promise<(Started & T) | Done | Failure> {
  const limit = await consumeRateLimit(`checkout:${user.id}`, checkoutsPerMinute, 60);
  if (!limit.ok) return failure("rate_limited", { retryAfterSeconds: limit.retryAfterSeconds });
  // An outdated, just paid or unpaid checkout is settled first; then the database is asked again.
  for (let attempt = 0; attempt < 3; attempt++) {
    const checkout = await open();
    if ("ok" in checkout) return checkout;
    if (checkout.outcome === "open") {
      const result = await offerSession(checkout, readPayment);
      if (result) return result;
    } else if (checkout.outcome === "outdated") {
      await expireCheckout(checkout.purchaseId, checkout.sessionId);
    } else if (checkout.outcome === "processing" && checkout.sessionId && !resuming) {
      const blocked = await cancelUnpaidPayment(checkout.sessionId);
      if (blocked) return blocked;
    } else {
      return refusal(checkout.outcome);
    }
  }
  return failure("unavailable", { retryAfterSeconds: 5 });
}

/** The session and how to pay it; null when it is over, or was expired here: ask the database again. */
async function offerSession<T>(
  checkout: OpenCheckout,
  readPayment: ReadPayment<T>,
): Promise<(Started & T) | Failure | null> {
  const { purchaseId, metadata } = checkout;
  const answer = checkout.sessionId
    ? await provider.retrieveSession(checkout.sessionId)
    : await provider.createSession(checkoutParams(checkout));
  if (!answer.ok) return handleFailure(checkout, answer);
  const recorded = await recordPaymentFact(answer.data);
  const { id, status } = answer.data.object;
  if (status !== "open") return null;
  const payment = recorded.status === "pending" && readPayment(answer.data);
  if (payment) return { ok: true, purchaseId, sessionId: id, slug: metadata.slug, ...payment };
  // The row was cancelled while Stripe made the session, or another browser has it open: only one may be payable.
  await expireCheckout(purchaseId, id);
  return null;
}

/** All from the row, so that the same row always makes the same request under its idempotency key. */
function checkoutParams(checkout: OpenCheckout): CheckoutParams {
  const { title, slug, customerEmail, siteUrl, mode, ...urls } = checkout.metadata;
  return {
    ...checkout,
    title,
    customerEmail,
    mode,
    successUrl: urls.successUrl ?? `${siteUrl}/checkout/success?session_id={CHECKOUT_SESSION_ID}`,
    cancelUrl: urls.cancelUrl ?? `${siteUrl}/checkout/cancel?${slug ? `lesson=${slug}` : "for=credits"}`,
  };
}

/**
 * A refused request, and a permanent key or session, cancel their row; an unknown outcome keeps row and key.
 * Null: ask the database again.
 */
async function handleFailure(
  { purchaseId, sessionId }: OpenCheckout,
  { reason, permanent, retryAfterSeconds, ...failed }: ProviderFailure,
): Promise<Failure | null> {
  const code = failureCode(failed);
  log.warn({ requestId: await currentRequestId(), purchaseId, code, reason }, "checkout failed");
  // A 404 while creating is a wrong endpoint, not a lost session: a new row would not help.
  if (permanent && (sessionId || permanent === "spent_key")) {
    await cancelCheckout(purchaseId, permanent, sessionId);
    return null;
  }
  if (!sessionId && code === "stripe_error") await cancelCheckout(purchaseId, code, null);
  // Known only of a session that no browser has seen yet.
  const message = sessionId ? undefined : `${messageFor(code)} Nothing was charged.`;
  return failure(code, { retryAfterSeconds, message });
}
