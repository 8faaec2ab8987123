import { z } from "zod";
import type { Kinds } from "../store.ts";
import { withPending } from "../webhooks/pending-webhooks.ts";
import { webhookEndpoint } from "../webhooks/webhook-endpoint.ts";
import { expanded } from "./expand.ts";
import { type Listed, listPage, type Page, pagination } from "./lists.ts";
import { readParameters, text } from "./parameters.ts";
import type { Endpoint } from "./routes.ts";

const filter = text().optional();

const sessionList = z.strictObject({
  ...pagination,
  status: z.enum(["open", "complete", "expired"]).optional(),
  payment_intent: filter,
});
const intentList = z.strictObject(pagination);
const chargeList = z.strictObject({ ...pagination, payment_intent: filter, transfer_group: filter });
const paymentList = z.strictObject({ ...pagination, payment_intent: filter, charge: filter });
const { created: _, ...endpointPagination } = pagination;
const endpointList = z.strictObject(endpointPagination);
const eventList = z.strictObject({
  ...pagination,
  type: filter,
  types: z.array(text()).max(20).optional(),
  delivery_success: z.enum(["true", "false"]).optional(),
});

/** List endpoints, with the filters that Stripe has. */
export const LIST_ENDPOINTS: Record<string, Endpoint> = {
  "GET /v1/checkout/sessions": listOf("session", sessionList, ["status", "payment_intent"]),
  "GET /v1/payment_intents": listOf("payment_intent", intentList, []),
  "GET /v1/charges": listOf("charge", chargeList, ["payment_intent", "transfer_group"]),
  "GET /v1/refunds": listOf("refund", paymentList, ["payment_intent", "charge"]),
  "GET /v1/disputes": listOf("dispute", paymentList, ["payment_intent", "charge"]),
  "GET /v1/webhook_endpoints": (sandbox, { parameters, path }) => {
    readParameters(endpointList, parameters);
    return () => ({ object: "list", url: path, has_more: false, data: [webhookEndpoint(sandbox)] });
  },
  "GET /v1/events": (sandbox, { parameters, path }) => {
    const page = readParameters(eventList, parameters);
    const types = page.types ?? (page.type ? [page.type] : ["*"]);
    return () => {
      const list = listPage(sandbox, "event", path, page, (event) => {
        const undelivered = withPending(sandbox, event).pending_webhooks > 0;
        return (
          types.some((type) => matches(type, event.type)) &&
          (!page.delivery_success || (page.delivery_success === "true") !== undelivered)
        );
      });
      return { ...list, data: list.data.map((event) => withPending(sandbox, event)) };
    };
  },
};

/** A list whose filters are fields of its objects. */
function listOf<K extends Listed, F extends string & keyof Kinds[K]>(
  kind: K,
  schema: z.ZodType<Page & Partial<Record<F, string>>>,
  filters: readonly F[],
): Endpoint {
  return (sandbox, { parameters, path }) => {
    const page = readParameters(schema, parameters);
    const filterObject = (object: Kinds[K]) =>
      filters.every((name) => page[name] === undefined || object[name] === page[name]);
    return () => expanded(sandbox, listPage(sandbox, kind, path, page, filterObject), page.expand);
  };
}

function matches(pattern: string, type: string): boolean {
  return pattern.endsWith("*") ? type.startsWith(pattern.slice(0, -1)) : type === pattern;
}
