import type { Hono } from "hono";
import { z } from "zod";
import { missing } from "../api/errors.ts";
import type { Sandbox } from "../sandbox.ts";
import {
  deliveriesOf,
  RELEASE_ORDERS,
  releaseDeliveries,
  send,
  sendDueDeliveries,
} from "../webhooks/deliveries.ts";
import {
  DELIVERY_MODES,
  deliveryRule,
  endpointStatus,
  setDeliveryRule,
  setEndpointStatus,
} from "../webhooks/delivery-rules.ts";
import { conflict, done, readBody } from "./responses.ts";

const MONTH_SECONDS = 30 * 24 * 3600;

const session = z.string().startsWith("cs_").optional();
const modeParameters = z.strictObject({
  mode: z.enum(DELIVERY_MODES),
  session,
  seconds: z.coerce.number().int().min(1).max(MONTH_SECONDS).optional(),
});
const releaseParameters = z.strictObject({
  session,
  order: z.enum(RELEASE_ORDERS).default("oldest"),
  times: z.coerce.number().int().min(1).max(100).default(1),
});
const endpointParameters = z.strictObject({ status: z.enum(["enabled", "disabled"]) });

/** Delivery rules, the endpoint's status, and manual deliveries. */
export function controlDeliveries(app: Hono, sandbox: Sandbox): void {
  app.get("/_sandbox/deliveries", (c) => {
    const session = c.req.query("session") ?? null;
    return c.json({ mode: deliveryRule(sandbox, session).mode, data: deliveriesOf(sandbox, session) });
  });
  app.post("/_sandbox/deliveries", async (c) => {
    const { mode, session = null, seconds } = modeParameters.parse(await readBody(c));
    return done(c, { session, ...withoutId(setDeliveryRule(sandbox, session, mode, seconds)) });
  });
  app.post("/_sandbox/deliveries/release", async (c) => {
    const release = releaseParameters.parse(await readBody(c));
    requireEnabled(sandbox);
    return done(c, { data: await releaseDeliveries(sandbox, release) });
  });
  app.get("/_sandbox/events/:id", (c) => {
    const event = sandbox.store.get("event", c.req.param("id"));
    if (!event) throw missing("event", c.req.param("id"));
    return c.body(JSON.stringify(event, null, 2), 200, { "content-type": "application/json" });
  });
  app.post("/_sandbox/events/:id/redeliver", async (c) => {
    const id = c.req.param("id");
    if (!sandbox.store.get("event", id)) throw missing("event", id);
    requireEnabled(sandbox);
    return done(c, await send(sandbox, id));
  });
  app.get("/_sandbox/endpoint", (c) => c.json(endpoint(sandbox)));
  app.post("/_sandbox/endpoint", async (c) => {
    setEndpointStatus(sandbox, endpointParameters.parse(await readBody(c)).status);
    sendDueDeliveries(sandbox);
    return done(c, endpoint(sandbox));
  });
}

function withoutId<T extends { id: string }>({ id: _, ...rest }: T): Omit<T, "id"> {
  return rest;
}

function requireEnabled(sandbox: Sandbox): void {
  if (endpointStatus(sandbox) === "disabled")
    throw conflict("The webhook endpoint is disabled, so nothing is sent. Enable it first.");
}

function endpoint(sandbox: Sandbox) {
  return { url: sandbox.webhook.url, status: endpointStatus(sandbox) };
}
