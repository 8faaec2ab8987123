import { randomInt } from "node:crypto";
import type Stripe from "stripe";
import type { Sandbox } from "../sandbox.ts";
import { DELAY_SECONDS, type DeliveryMode, deliveryRule, endpointStatus } from "./delivery-rules.ts";
import { type Attempt, callWebhook, wasAccepted } from "./webhook-call.ts";

/** How events travel: the global rule under the id `*`, or that of one session under its id. */
export type DeliveryRule = {
  id: string;
  /** `disabled` only under the id `endpoint`, a rule that goes before all others. */
  mode: DeliveryMode | "disabled";
  /** How long `delay` makes an event wait. */
  seconds?: number;
  /** The event that `reorder` keeps back until the next one has arrived. */
  waiting?: string;
};

/** The way of one event to the webhook, under the event's id. */
export type Delivery = {
  id: string;
  type: string;
  session: string | null;
  state: "pending" | "held" | "dropped" | "delivered" | "failed";
  attempts: Attempt[];
  /** Unix seconds by the sandbox's clock. */
  next_attempt_at: number | null;
  /** How often it has still to be accepted; once, unless it says otherwise. */
  copies?: number;
  /** The earlier event that goes as soon as this one has arrived. */
  overtakes?: string;
};

/** Takes an event up for delivery, by the rule of its session or else the global one. */
export function queueDelivery(sandbox: Sandbox, event: Stripe.Event, session: string | null): void {
  if (endpointStatus(sandbox) === "disabled") return;
  const rule = deliveryRule(sandbox, session);
  const blank = blankDelivery(event, session);
  keep(sandbox, rule.mode === "reorder" ? reordered(sandbox, rule, blank) : startOf(sandbox, rule, blank));
}

/** The deliveries of a session, or all, newest first. */
export function deliveriesOf(sandbox: Sandbox, session: string | null): Delivery[] {
  const all = [...sandbox.store.list("delivery")];
  return session ? all.filter((delivery) => delivery.session === session) : all;
}

/** Sends what is due and not on its way yet. Does not wait for the answers. */
export function sendDueDeliveries(sandbox: Sandbox): void {
  if (endpointStatus(sandbox) === "disabled") return;
  for (const delivery of sandbox.store.due("delivery", sandbox.now())) {
    if (!sandbox.sending.has(delivery.id)) void send(sandbox, delivery.id);
  }
}

export const RELEASE_ORDERS = ["oldest", "newest", "shuffled"] as const;
export type Release = { session?: string; order: (typeof RELEASE_ORDERS)[number]; times: number };

/** Sends all that is held (of one session, if given), each so many times, one after the other. */
export async function releaseDeliveries(sandbox: Sandbox, release: Release): Promise<Delivery[]> {
  const held = deliveriesOf(sandbox, release.session ?? null).filter(({ state }) => state === "held");
  const ids = held.flatMap(({ id }) => Array<string>(release.times).fill(id));
  if (release.order === "oldest") ids.reverse();
  const released: Delivery[] = [];
  for (const id of release.order === "shuffled" ? shuffled(ids) : ids) released.push(await send(sandbox, id));
  return released;
}

/** Sends an event to the webhook now, whatever became of it before. Answers its delivery with this attempt. */
export async function send(sandbox: Sandbox, eventId: string): Promise<Delivery> {
  const attempt = attemptDelivery(sandbox, eventId);
  sandbox.sending.set(eventId, attempt);
  try {
    return await attempt;
  } finally {
    if (sandbox.sending.get(eventId) === attempt) sandbox.sending.delete(eventId);
  }
}

function startOf(
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

// The first of a pair is held; the second goes at once and takes the first along behind it.
function reordered(sandbox: Sandbox, rule: DeliveryRule, blank: Delivery): Delivery {
  const { waiting: _, ...ready } = rule;
  const first = rule.waiting ? sandbox.store.get("delivery", rule.waiting) : undefined;
  const waits = first?.state === "held" && !sandbox.sending.has(first.id);
  sandbox.store.put("delivery_rule", waits ? ready : { ...rule, waiting: blank.id });
  if (!first || !waits) return { ...blank, state: "held", next_attempt_at: sandbox.now() + ALONE_SECONDS };
  keep(sandbox, { ...first, next_attempt_at: null });
  return { ...blank, next_attempt_at: sandbox.now(), overtakes: first.id };
}

const ALONE_SECONDS = 3;
const MOST_ATTEMPTS = 15;

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
  const delivery = afterAttempt(before ?? blankDelivery(event, null), attempt);
  // Cut off by our own stop: the event is still pending after the restart.
  if (sandbox.stopping.aborted) return delivery;
  keepOutcome(sandbox, delivery);
  const copyLeft = wasAccepted(attempt) && delivery.state === "pending";
  return copyLeft ? await attemptDelivery(sandbox, eventId) : delivery;
}

function afterAttempt(delivery: Delivery, attempt: Attempt): Delivery {
  const attempts = [...delivery.attempts, attempt];
  const tried = { ...delivery, attempts };
  const copies = (delivery.copies ?? 1) - 1;
  if (delivery.state !== "delivered" && wasAccepted(attempt) && copies > 0)
    return { ...tried, copies, state: "pending", next_attempt_at: attempt.at };
  // Once accepted, accepted: a redelivery that fails is not retried.
  if (wasAccepted(attempt) || delivery.state === "delivered")
    return { ...tried, state: "delivered", next_attempt_at: null };
  if (attempts.length >= MOST_ATTEMPTS) return { ...tried, state: "failed", next_attempt_at: null };
  return { ...tried, state: "pending", next_attempt_at: attempt.at + backOff(attempts.length) };
}

/** Seconds until the next try: 1, 2, 4 … 60. Stripe takes hours, people at a sandbox do not. */
function backOff(attempts: number): number {
  return Math.min(2 ** (attempts - 1), 60);
}

function keepOutcome(sandbox: Sandbox, delivery: Delivery): void {
  const next = delivery.overtakes ? sandbox.store.get("delivery", delivery.overtakes) : undefined;
  const follows = next?.state === "held" && (delivery.state === "delivered" || delivery.state === "failed");
  sandbox.store.transaction(() => {
    keep(sandbox, delivery);
    if (next && follows) keep(sandbox, { ...next, state: "pending", next_attempt_at: sandbox.now() });
  });
  if (follows) sendDueDeliveries(sandbox);
}

function blankDelivery({ id, type }: Stripe.Event, session: string | null): Delivery {
  return { id, type, session, state: "pending", attempts: [], next_attempt_at: null };
}

function keep(sandbox: Sandbox, delivery: Delivery): void {
  sandbox.store.put("delivery", delivery, delivery.next_attempt_at);
}
