import { randomInt } from "node:crypto";
import type Stripe from "stripe";
import type { Sandbox } from "../sandbox.ts";
import { DELAY_SECONDS, type DeliveryMode, deliveryRule, endpointStatus } from "./delivery-rules.ts";
import { type Attempt, callWebhook, wasAccepted } from "./webhook-call.ts";

/** A delivery rule: the global one has the id `*`, a session's has the session's id. */
export type DeliveryRule = {
  id: string;
  /** `disabled` only with the id `endpoint`; it overrides all other rules. */
  mode: DeliveryMode | "disabled";
  /** Delay of mode `delay`. */
  seconds?: number;
  /** The event that mode `reorder` holds until the next one was accepted. */
  waiting?: string;
};

/** The delivery of one event; `id` is the event's. */
export type Delivery = {
  id: string;
  type: string;
  session: string | null;
  state: "pending" | "held" | "dropped" | "delivered" | "failed";
  attempts: Attempt[];
  /** Unix seconds by the sandbox's clock. */
  next_attempt_at: number | null;
  /** How many more times it must be accepted; default 1. */
  copies?: number;
  /** The earlier event to send once this one was accepted. */
  overtakes?: string;
};

/** Queues an event by the rule of its session, or else the global one. */
export function queueDelivery(sandbox: Sandbox, event: Stripe.Event, session: string | null): void {
  if (endpointStatus(sandbox) === "disabled") return;
  const rule = deliveryRule(sandbox, session);
  const blank = newDelivery(event, session);
  save(
    sandbox,
    rule.mode === "reorder" ? reordered(sandbox, rule, blank) : initialDelivery(sandbox, rule, blank),
  );
}

/** Newest first; of one session, or all. */
export function deliveriesOf(sandbox: Sandbox, session: string | null): Delivery[] {
  const all = [...sandbox.store.list("delivery")];
  return session ? all.filter((delivery) => delivery.session === session) : all;
}

/** Sends due deliveries that are not in progress. Does not wait for the responses. */
export function sendDueDeliveries(sandbox: Sandbox): void {
  if (endpointStatus(sandbox) === "disabled") return;
  for (const delivery of sandbox.store.due("delivery", sandbox.now())) {
    if (!sandbox.sending.has(delivery.id)) void send(sandbox, delivery.id);
  }
}

export const RELEASE_ORDERS = ["oldest", "newest", "shuffled"] as const;
export type Release = { session?: string; order: (typeof RELEASE_ORDERS)[number]; times: number };

/** Sends all held events (of one session, if given), each `times` times, one after the other. */
export async function releaseDeliveries(sandbox: Sandbox, release: Release): Promise<Delivery[]> {
  const held = deliveriesOf(sandbox, release.session ?? null).filter(({ state }) => state === "held");
  const ids = held.flatMap(({ id }) => Array<string>(release.times).fill(id));
  if (release.order === "oldest") ids.reverse();
  const released: Delivery[] = [];
  for (const id of release.order === "shuffled" ? shuffled(ids) : ids) released.push(await send(sandbox, id));
  return released;
}

/** Sends an event now, whatever its state. Returns the delivery with this attempt. */
export async function send(sandbox: Sandbox, eventId: string): Promise<Delivery> {
  const attempt = attemptDelivery(sandbox, eventId);
  sandbox.sending.set(eventId, attempt);
  try {
    return await attempt;
  } finally {
    if (sandbox.sending.get(eventId) === attempt) sandbox.sending.delete(eventId);
  }
}

function initialDelivery(
  sandbox: Sandbox,
  { mode, seconds = DELAY_SECONDS }: DeliveryRule,
  blank: Delivery,
): Delivery {
  const now = sandbox.now();
  if (mode === "hold") return { ...blank, state: "held" };
  if (mode === "drop") return { ...blank, state: "dropped" };
  if (mode === "delay") return { ...blank, next_attempt_at: now + seconds };
  return { ...blank, next_attempt_at: now, ...(mode === "duplicate" ? { copies: 2 } : {}) };
}

// The first event of a pair is held; the second is sent at once, and then the first.
function reordered(sandbox: Sandbox, rule: DeliveryRule, blank: Delivery): Delivery {
  const { waiting: _, ...ready } = rule;
  const first = rule.waiting ? sandbox.store.get("delivery", rule.waiting) : undefined;
  const waits = first?.state === "held" && !sandbox.sending.has(first.id);
  sandbox.store.put("delivery_rule", waits ? ready : { ...rule, waiting: blank.id });
  if (!first || !waits)
    return { ...blank, state: "held", next_attempt_at: sandbox.now() + REORDER_TIMEOUT_SECONDS };
  save(sandbox, { ...first, next_attempt_at: null });
  return { ...blank, next_attempt_at: sandbox.now(), overtakes: first.id };
}

const REORDER_TIMEOUT_SECONDS = 3;
const MAX_ATTEMPTS = 15;

function shuffled<T>(items: readonly T[]): T[] {
  return items
    .map((item) => ({ item, key: randomInt(2 ** 32) }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}

async function attemptDelivery(sandbox: Sandbox, eventId: string): Promise<Delivery> {
  const event = sandbox.store.get("event", eventId);
  if (!event) throw new Error(`There is no event ${eventId} to deliver.`);
  const attempt = await callWebhook(sandbox, event);
  const before = sandbox.stopping.aborted ? undefined : sandbox.store.get("delivery", eventId);
  const delivery = afterAttempt(before ?? newDelivery(event, null), attempt);
  // Interrupted by `stop`: the event stays pending for the next start.
  if (sandbox.stopping.aborted) return delivery;
  saveOutcome(sandbox, delivery);
  const copyLeft = wasAccepted(attempt) && delivery.state === "pending";
  return copyLeft ? await attemptDelivery(sandbox, eventId) : delivery;
}

function afterAttempt(delivery: Delivery, attempt: Attempt): Delivery {
  const attempts = [...delivery.attempts, attempt];
  const tried = { ...delivery, attempts };
  const copies = (delivery.copies ?? 1) - 1;
  if (delivery.state !== "delivered" && wasAccepted(attempt) && copies > 0)
    return { ...tried, copies, state: "pending", next_attempt_at: attempt.at };
  // A failed redelivery of an accepted event is not retried.
  if (wasAccepted(attempt) || delivery.state === "delivered")
    return { ...tried, state: "delivered", next_attempt_at: null };
  if (attempts.length >= MAX_ATTEMPTS) return { ...tried, state: "failed", next_attempt_at: null };
  return { ...tried, state: "pending", next_attempt_at: attempt.at + backOff(attempts.length) };
}

/** Seconds until the next attempt: 1, 2, 4 … 60 (at Stripe, hours). */
function backOff(attempts: number): number {
  return Math.min(2 ** (attempts - 1), 60);
}

function saveOutcome(sandbox: Sandbox, delivery: Delivery): void {
  const next = delivery.overtakes ? sandbox.store.get("delivery", delivery.overtakes) : undefined;
  const follows = next?.state === "held" && (delivery.state === "delivered" || delivery.state === "failed");
  sandbox.store.transaction(() => {
    save(sandbox, delivery);
    if (next && follows) save(sandbox, { ...next, state: "pending", next_attempt_at: sandbox.now() });
  });
  if (follows) sendDueDeliveries(sandbox);
}

function newDelivery({ id, type }: Stripe.Event, session: string | null): Delivery {
  return { id, type, session, state: "pending", attempts: [], next_attempt_at: null };
}

function save(sandbox: Sandbox, delivery: Delivery): void {
  sandbox.store.put("delivery", delivery, delivery.next_attempt_at);
}
