import type Stripe from "stripe";
import { z } from "zod";
import { requireCharge, requireIntent } from "../payments/payment-lookup.ts";
import { cancelIntent } from "../payments/vouchers.ts";
import { requireDispute } from "../reversals/disputes.ts";
import { createRefund } from "../reversals/refund-request.ts";
import { requireRefund } from "../reversals/refunds.ts";
import type { Sandbox } from "../sandbox.ts";
import { createSession, expireSession, requireSession } from "../sessions/sessions.ts";
import { withPending } from "../webhooks/pending-webhooks.ts";
import { requireEndpoint } from "../webhooks/webhook-endpoint.ts";
import { missing } from "./errors.ts";
import { expanded, lineItemList } from "./expand.ts";
import { LIST_ENDPOINTS } from "./list-endpoints.ts";
import { expand, readParameters } from "./parameters.ts";
import type { Endpoint } from "./routes.ts";

/** The part of Stripe's API that the sandbox implements. */
export const ENDPOINTS: Record<string, Endpoint> = {
  ...LIST_ENDPOINTS,
  "POST /v1/checkout/sessions": createSession,
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
  "GET /v1/payment_intents/:id": retrieve((sandbox, id) => requireIntent(sandbox, id)),
  "POST /v1/payment_intents/:id/cancel": (sandbox, { parameters, id }) =>
    cancelIntent(sandbox, id, parameters),
  "GET /v1/charges/:id": retrieve((sandbox, id) => requireCharge(sandbox, id)),
  "POST /v1/refunds": createRefund,
  "GET /v1/refunds/:id": retrieve(requireRefund),
  "GET /v1/disputes/:id": retrieve(requireDispute),
  "GET /v1/events/:id": retrieve((sandbox, id) => {
    const event = sandbox.store.get("event", id);
    if (!event) throw missing("event", id);
    return withPending(sandbox, event);
  }),
  "GET /v1/webhook_endpoints/:id": retrieve(requireEndpoint),
  "GET /v1/account": retrieve((sandbox) => account(sandbox)),
};

const expandOnly = z.strictObject({ expand });

function retrieve(find: (sandbox: Sandbox, id: string) => object): Endpoint {
  return (sandbox, { parameters, id }) => {
    const paths = readParameters(expandOnly, parameters).expand;
    return () => expanded(sandbox, find(sandbox, id), paths);
  };
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
