import type Stripe from "stripe";
import { z } from "zod";
import type { Endpoint } from "./api.ts";
import { missing } from "./errors.ts";
import { expanded, lineItemList } from "./expand.ts";
import { listPage, readEventList, readSessionList } from "./lists.ts";
import { expand, readParameters } from "./parameters.ts";
import type { Sandbox } from "./sandbox.ts";
import { createSession, expireSession, requireSession } from "./sessions.ts";

/** Stripe's API, as far as the sandbox goes: what is asked, and what answers it. */
export const ENDPOINTS: Record<string, Endpoint> = {
  "POST /v1/checkout/sessions": createSession,
  "GET /v1/checkout/sessions": (sandbox, { parameters }) => {
    const page = readSessionList(parameters);
    return () => {
      const { status, payment_intent } = page;
      const wanted = (session: Stripe.Checkout.Session) =>
        (!status || session.status === status) &&
        (!payment_intent || session.payment_intent === payment_intent);
      return expanded(
        sandbox,
        listPage(sandbox, "session", "/v1/checkout/sessions", page, wanted),
        page.expand,
      );
    };
  },
  "GET /v1/checkout/sessions/:id": retrieve((sandbox, id) => requireSession(sandbox, id)),
  "GET /v1/checkout/sessions/:id/line_items": (sandbox, { parameters, id }) => {
    readParameters(z.strictObject({ limit: z.string().optional(), expand }), parameters);
    return () => lineItemList(sandbox, requireSession(sandbox, id).id);
  },
  "POST /v1/checkout/sessions/:id/expire": (sandbox, { parameters, id, ...request }) => {
    const paths = readParameters(expandOnly, parameters).expand;
    const cause = { id: request.requestId, idempotency_key: request.idempotencyKey };
    return () => expanded(sandbox, expireSession(sandbox, id, cause), paths);
  },
  "GET /v1/payment_intents/:id": retrieve((sandbox, id) => {
    const intent = sandbox.store.get("payment_intent", id);
    if (!intent) throw missing("payment_intent", id, "intent");
    return intent;
  }),
  "GET /v1/charges/:id": retrieve((sandbox, id) => {
    const charge = sandbox.store.get("charge", id);
    if (!charge) throw missing("charge", id);
    return charge;
  }),
  "GET /v1/events": (sandbox, { parameters }) => {
    const page = readEventList(parameters);
    const types = page.types ?? (page.type ? [page.type] : ["*"]);
    return () => {
      const list = listPage(sandbox, "event", "/v1/events", page, (event) =>
        types.some((type) => matches(type, event.type)),
      );
      return { ...list, data: list.data.map((event) => withPending(sandbox, event)) };
    };
  },
  "GET /v1/events/:id": retrieve((sandbox, id) => {
    const event = sandbox.store.get("event", id);
    if (!event) throw missing("event", id);
    return withPending(sandbox, event);
  }),
  "GET /v1/account": retrieve((sandbox) => account(sandbox)),
};

const expandOnly = z.strictObject({ expand });

function retrieve(find: (sandbox: Sandbox, id: string) => object): Endpoint {
  return (sandbox, { parameters, id }) => {
    const paths = readParameters(expandOnly, parameters).expand;
    return () => expanded(sandbox, find(sandbox, id), paths);
  };
}

function matches(pattern: string, type: string): boolean {
  return pattern.endsWith("*") ? type.startsWith(pattern.slice(0, -1)) : type === pattern;
}

// An event never changes but for this count, which falls to 0 when the webhook has accepted it.
function withPending(sandbox: Sandbox, event: Stripe.Event): Stripe.Event {
  const pending =
    event.pending_webhooks > 0 && sandbox.store.get("delivery", event.id)?.state !== "delivered";
  return { ...event, pending_webhooks: pending ? 1 : 0 };
}

function account(sandbox: Sandbox): Stripe.Account {
  return {
    id: "acct_1SandboxLectern0",
    object: "account",
    charges_enabled: true,
    country: "US",
    default_currency: "usd",
    details_submitted: true,
    email: "owner@example.com",
    metadata: {},
    payouts_enabled: true,
    settings: null,
    type: "standard",
    business_profile: null,
    created: sandbox.now(),
  };
}
