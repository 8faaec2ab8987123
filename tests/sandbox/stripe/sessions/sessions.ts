import type Stripe from "stripe";
import { invalid, missing } from "../api/errors.ts";
import { expanded } from "../api/expand.ts";
import { readParameters } from "../api/parameters.ts";
import type { ApiRequest } from "../api/routes.ts";
import { secondsAhead } from "../clock.ts";
import type { Sandbox } from "../sandbox.ts";
import { emit } from "../webhooks/events.ts";
import { newSession } from "./new-session.ts";
import { createOrder, priceOrder } from "./order.ts";
import { type SessionParameters, sessionParameters } from "./session-parameters.ts";

/** `POST /v1/checkout/sessions`. */
export function createSession(sandbox: Sandbox, request: ApiRequest): () => object {
  const now = sandbox.now();
  const parameters = readParameters(sessionParameters, request.parameters);
  checkUrls(parameters);
  const expiresAt = expiryFor(sandbox, parameters.expires_at, now);
  const { currency, total } = priceOrder(parameters.line_items);
  return () => {
    const session = newSession(sandbox, parameters, { currency, total, now, expiresAt });
    sandbox.store.put("session", session, session.expires_at);
    sandbox.store.put("order", createOrder(session.id, parameters, now));
    return expanded(sandbox, session, parameters.expand);
  };
}

/** Throws Stripe's 400 when the session is not open. */
export function expireSession(
  sandbox: Sandbox,
  id: string,
  request: Stripe.Event.Request | null,
): Stripe.Checkout.Session {
  const session = requireSession(sandbox, id);
  if (session.status !== "open") {
    throw invalid(
      `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of \`${session.status}\`.`,
    );
  }
  const expired: Stripe.Checkout.Session = { ...session, status: "expired", url: null, client_secret: null };
  sandbox.store.transaction(() => {
    sandbox.store.put("session", expired);
    emit(sandbox, { type: "checkout.session.expired", data: { object: expired } }, { session: id, request });
  });
  return expired;
}

export function expireDueSessions(sandbox: Sandbox): void {
  for (const session of sandbox.store.due("session", sandbox.now())) expireSession(sandbox, session.id, null);
}

/** Throws Stripe's 404. */
export function requireSession(sandbox: Sandbox, id: string): Stripe.Checkout.Session {
  const session = sandbox.store.get("session", id);
  if (!session) throw missing("checkout.session", id, "session");
  return session;
}

/** Whether the session accepts a payment now. */
export function isOpen(sandbox: Sandbox, { status, expires_at }: Stripe.Checkout.Session): boolean {
  return status === "open" && expires_at > sandbox.now();
}

/** Whether the session is paid in a frame of the shop's page. */
export const isEmbedded = ({ ui_mode }: Stripe.Checkout.Session): boolean => ui_mode === "embedded_page";

export function successUrl(session: Stripe.Checkout.Session): string {
  return (session.success_url ?? session.return_url ?? "/").replaceAll("{CHECKOUT_SESSION_ID}", session.id);
}

function checkUrls({
  ui_mode,
  success_url,
  cancel_url,
  return_url,
  redirect_on_completion,
}: SessionParameters): void {
  const hosted = ui_mode === "hosted_page";
  const required = hosted ? "success_url" : "return_url";
  const given = hosted ? success_url : return_url;
  if (!given && redirect_on_completion !== "never") {
    throw invalid(`Missing required param: ${required}.`, "parameter_missing", required);
  }
  const wrong = Object.entries(hosted ? { return_url } : { success_url, cancel_url }).find(
    ([, value]) => value,
  );
  if (wrong)
    throw invalid(
      `You can not pass \`${wrong[0]}\` when \`ui_mode\` is \`${ui_mode}\`.`,
      undefined,
      wrong[0],
    );
}

// The shop computes `expires_at` with the real clock; a value that is valid there is shifted by the sandbox's offset.
function expiryFor(sandbox: Sandbox, asked: number | undefined, now: number): number {
  if (asked === undefined) return now + 24 * 3600;
  const expiresAt = asked < now + 30 * 60 ? asked + secondsAhead(sandbox.store) : asked;
  if (expiresAt < now + 30 * 60) throw wrongExpiry("at least 30 minutes from");
  if (expiresAt > now + 24 * 3600) throw wrongExpiry("less than 24 hours from");
  return expiresAt;
}

function wrongExpiry(bound: string) {
  const message = `The \`expires_at\` timestamp must be ${bound} Checkout Session creation.`;
  return invalid(message, undefined, "expires_at");
}
