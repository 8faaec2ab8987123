import Stripe from "stripe";
import type { Sandbox } from "./sandbox.ts";

export type DeliveryMode = "deliver" | "hold" | "drop";

/** The global mode under the id `*`, or the mode of one session under its id. */
export type DeliveryRule = { id: string; mode: DeliveryMode };

/** The way of one event to the webhook, under the event's id. */
export type Delivery = {
  id: string;
  type: string;
  session: string | null;
  state: "pending" | "held" | "dropped" | "delivered" | "failed";
  attempts: Attempt[];
  /** Unix seconds. */
  next_attempt_at: number | null;
};

/** `status` is null when there was no answer, and `error` then says why. */
export type Attempt = { at: number; status: number | null; error: string | null; milliseconds: number };

/** Takes an event up for delivery, by the mode of its session or else the global one. */
export function queueDelivery(sandbox: Sandbox, event: Stripe.Event, session: string | null): void {
  const states = { deliver: "pending", hold: "held", drop: "dropped" } as const;
  const state = states[deliveryMode(sandbox, session)];
  const next = state === "pending" ? sandbox.now() : null;
  keep(sandbox, { id: event.id, type: event.type, session, state, attempts: [], next_attempt_at: next });
}

/** The mode that holds for a session, or the global one. */
export function deliveryMode(sandbox: Sandbox, session: string | null): DeliveryMode {
  const own = session ? sandbox.store.get("delivery_rule", session) : undefined;
  return (own ?? sandbox.store.get("delivery_rule", "*"))?.mode ?? "deliver";
}

/** The deliveries of a session, or all, newest first. */
export function deliveriesOf(sandbox: Sandbox, session: string | null): Delivery[] {
  const all = [...sandbox.store.list("delivery")];
  return session ? all.filter((delivery) => delivery.session === session) : all;
}

/** Sends what is due and not on its way yet. Does not wait for the answers. */
export function sendDueDeliveries(sandbox: Sandbox): void {
  for (const delivery of sandbox.store.due("delivery", sandbox.now())) {
    if (!sandbox.sending.has(delivery.id)) void send(sandbox, delivery.id);
  }
}

/** Sends all that is held (of one session, if given), oldest first and one after the other. */
export async function releaseDeliveries(sandbox: Sandbox, session?: string): Promise<Delivery[]> {
  const released: Delivery[] = [];
  for (const delivery of deliveriesOf(sandbox, session ?? null).reverse()) {
    if (delivery.state === "held") released.push(await send(sandbox, delivery.id));
  }
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

async function attemptDelivery(sandbox: Sandbox, eventId: string): Promise<Delivery> {
  const event = sandbox.store.get("event", eventId);
  if (!event) throw new Error(`There is no event ${eventId} to deliver.`);
  const attempt = await post(sandbox, event);
  const before = sandbox.stopping.aborted ? undefined : sandbox.store.get("delivery", eventId);
  const delivery = afterAttempt(before ?? blank(event), attempt);
  // Cut off by our own stop: the event is still pending after the restart.
  if (!sandbox.stopping.aborted) keep(sandbox, delivery);
  return delivery;
}

async function post(sandbox: Sandbox, event: Stripe.Event): Promise<Attempt> {
  const payload = JSON.stringify(event, null, 2);
  const signature = Stripe.webhooks.generateTestHeaderString({ payload, secret: sandbox.webhook.secret });
  const started = Date.now();
  const outcome = await fetch(sandbox.webhook.url, {
    method: "POST",
    body: payload,
    headers: {
      "content-type": "application/json; charset=utf-8",
      "stripe-signature": signature,
      "user-agent": "Stripe/1.0 (+https://stripe.com/docs/webhooks)",
      connection: "close",
    },
    redirect: "manual",
    signal: AbortSignal.any([sandbox.stopping, AbortSignal.timeout(TIMEOUT_MS)]),
  }).then(statusOf, reasonOf);
  return { at: sandbox.now(), ...outcome, milliseconds: Date.now() - started };
}

const TIMEOUT_MS = 10_000;
const MOST_ATTEMPTS = 15;

async function statusOf(response: Response): Promise<Pick<Attempt, "status" | "error">> {
  await response.body?.cancel();
  return { status: response.status, error: null };
}

function reasonOf(error: unknown): Pick<Attempt, "status" | "error"> {
  if (!(error instanceof Error)) return { status: null, error: String(error) };
  if (error.name === "TimeoutError")
    return { status: null, error: `No answer within ${TIMEOUT_MS / 1000} seconds.` };
  return { status: null, error: error.cause instanceof Error ? error.cause.message : error.message };
}

function afterAttempt(delivery: Delivery, attempt: Attempt): Delivery {
  const attempts = [...delivery.attempts, attempt];
  const accepted = attempt.status !== null && attempt.status >= 200 && attempt.status < 300;
  // Once accepted, accepted: a redelivery that fails is not retried.
  if (accepted || delivery.state === "delivered") {
    return { ...delivery, attempts, state: "delivered", next_attempt_at: null };
  }
  if (attempts.length >= MOST_ATTEMPTS)
    return { ...delivery, attempts, state: "failed", next_attempt_at: null };
  return { ...delivery, attempts, state: "pending", next_attempt_at: attempt.at + backOff(attempts.length) };
}

/** Seconds until the next try: 1, 2, 4 … 60. Stripe takes hours, people at a sandbox do not. */
function backOff(attempts: number): number {
  return Math.min(2 ** (attempts - 1), 60);
}

function blank(event: Stripe.Event): Delivery {
  return {
    id: event.id,
    type: event.type,
    session: null,
    state: "pending",
    attempts: [],
    next_attempt_at: null,
  };
}

function keep(sandbox: Sandbox, delivery: Delivery): void {
  sandbox.store.put("delivery", delivery, delivery.next_attempt_at);
}
