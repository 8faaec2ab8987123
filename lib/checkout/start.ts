import "server-only";
import type { User } from "@/lib/auth/session";
import { cancelCheckout, expireCheckout } from "@/lib/checkout/expire";
import { type CheckoutRequest, type Order, openCheckout, type Wish } from "@/lib/checkout/open";
import { env } from "@/lib/env";
import { type Failure, failure, messageFor } from "@/lib/errors";
import { consumeRateLimit } from "@/lib/http/rate-limit";
import { currentRequestId } from "@/lib/http/request-scope";
import { log } from "@/lib/log";
import type { CheckoutOrder, ProviderFailure, SessionFact, UiMode } from "@/lib/payments/provider";
import { recordPaymentFact } from "@/lib/payments/record";
import { refundDuplicatePayment } from "@/lib/payments/refunds";
import { stripeProvider as provider } from "@/lib/payments/stripe/provider";

type Opened = { ok: true; purchaseId: string; sessionId: string; slug: string };
/** Paid on Stripe's own page. */
export type HostedCheckout = Opened & { sessionUrl: string };
/** Paid inside a page of the shop, by whoever has the secret. */
export type EmbeddedCheckout = Opened & { clientSecret: string };

type Refusal = "already_purchased" | "processing" | "free" | "lesson_not_found" | "over";

/** Enough for one person's double clicks, tabs and devices, and far too few to flood Stripe. */
const checkoutsPerMinute = 30;

/**
 * The payment page for this learner and this lesson: the one open checkout there is, or a new one.
 * The database decides whether the lesson can be bought and at which price; its row is committed before Stripe is asked.
 * @throws UnavailableError when the database is down.
 */
export async function startCheckout(user: User, request: CheckoutRequest): Promise<HostedCheckout | Failure> {
  if (![request.successUrl, request.cancelUrl].every(isOwnUrl)) {
    return failure("validation_error", {
      message: "successUrl and cancelUrl must be addresses of this site.",
    });
  }
  return findSession(user, request, "hosted_page", ({ object: { url } }) => url && { sessionUrl: url });
}

/**
 * The same for a browser that can pay inside the lesson's page. A payment page that is open already stays the one, so
 * this may answer a hosted checkout; the other way round the embedded one is ended first, for never are two payable.
 * `resuming` goes on with the checkout that is open, and never makes another.
 * @throws UnavailableError when the database is down.
 */
export async function startEmbeddedCheckout(
  user: User,
  request: { lessonId: string; resuming?: boolean },
): Promise<HostedCheckout | EmbeddedCheckout | Failure> {
  return findSession(user, request, "embedded_page", ({ object: { url }, clientSecret }) =>
    clientSecret ? { clientSecret } : url && { sessionUrl: url },
  );
}

/** How this browser can pay a session; nothing where it cannot. */
type Way<T> = (session: SessionFact) => T | "" | null;

async function findSession<T>(
  user: User,
  request: Wish,
  uiMode: UiMode,
  wayOf: Way<T>,
): Promise<(Opened & T) | Failure> {
  const limit = await consumeRateLimit(`checkout:${user.id}`, checkoutsPerMinute, 60);
  if (!limit.ok) return failure("rate_limited", { retryAfterSeconds: limit.retryAfterSeconds });
  // An outdated or just paid checkout is settled first; then the database is asked again.
  for (let attempt = 0; attempt < 3; attempt++) {
    const checkout = await openCheckout(user, request, uiMode);
    if (checkout.outcome === "open") {
      const result = await offerSession(checkout, wayOf);
      if (result) return result;
    } else if (checkout.outcome === "outdated") {
      await expireCheckout(checkout.purchaseId, checkout.sessionId);
    } else {
      return refusal(checkout.outcome);
    }
  }
  return failure("unavailable", { retryAfterSeconds: 5 });
}

/** The session and how to pay it; null when it is over, or was ended here, and the database must be asked again. */
async function offerSession<T>(checkout: Order, wayOf: Way<T>): Promise<(Opened & T) | Failure | null> {
  const { purchaseId, metadata } = checkout;
  const answer = checkout.sessionId
    ? await provider.retrieveSession(checkout.sessionId)
    : await provider.createSession(orderOf(checkout));
  if (!answer.ok) return giveUp(checkout, answer);
  const cause = checkout.sessionId ? "checkout.session.retrieved" : "checkout.session.created";
  refundDuplicatePayment(await recordPaymentFact(cause, answer.data));
  const { id, status } = answer.data.object;
  if (status !== "open") return null;
  const way = wayOf(answer.data);
  if (way) return { ok: true, purchaseId, sessionId: id, slug: metadata.slug, ...way };
  // Another browser may have it open: it must not be payable any more before a new one is.
  await expireCheckout(purchaseId, id);
  return null;
}

/** Every value comes from the row, so that the same row always makes the same request under its idempotency key. */
function orderOf(checkout: Order): CheckoutOrder {
  const { title, slug, customerEmail, siteUrl, uiMode, ...urls } = checkout.metadata;
  return {
    ...checkout,
    title,
    customerEmail,
    uiMode,
    successUrl: urls.successUrl ?? `${siteUrl}/checkout/success?session_id={CHECKOUT_SESSION_ID}`,
    cancelUrl: urls.cancelUrl ?? `${siteUrl}/checkout/cancel?lesson=${slug}`,
  };
}

/** A refused request, and a dead key or session, end their row; an unknown outcome keeps row and key. Null: ask the database anew. */
async function giveUp({ purchaseId, sessionId }: Order, failed: ProviderFailure): Promise<Failure | null> {
  const { code, reason, dead, retryAfterSeconds } = failed;
  log.warn({ requestId: await currentRequestId(), purchaseId, code, reason }, "checkout failed");
  // A 404 while creating is a wrong address, not a lost session: nothing that a new row would mend.
  if (dead && (sessionId || dead === "spent_key")) {
    await cancelCheckout(purchaseId, dead, sessionId);
    return null;
  }
  if (!sessionId && code === "stripe_error") await cancelCheckout(purchaseId, code, null);
  // Only of a session that nobody has seen yet can this be said.
  const message = sessionId ? undefined : `${messageFor(code)} Nothing was charged.`;
  return failure(code, { retryAfterSeconds, message });
}

function refusal(outcome: Refusal): Failure {
  if (outcome === "processing") {
    return failure("already_purchased", {
      message: "Your payment for this lesson is being processed or looked at.",
    });
  }
  if (outcome === "free")
    return failure("validation_error", { message: "This lesson is free: just open it." });
  if (outcome === "over")
    return failure("validation_error", {
      message: "The purchase that you began cannot be finished any more. You can begin anew.",
    });
  return failure(outcome);
}

function isOwnUrl(url: string | undefined): boolean {
  return url === undefined || URL.parse(url)?.origin === new URL(env().NEXT_PUBLIC_SITE_URL).origin;
}
