import Stripe from "stripe";
import { z } from "zod";
import { until } from "../until.ts";

const base = new URL(process.env.STRIPE_API_BASE ?? "http://localhost");

/** Stripe as the shop sees it. */
export const stripe = new Stripe(process.env.STRIPE_SECRET_KEY ?? "", {
  protocol: "http",
  host: base.hostname,
  port: base.port,
});

export const cards = { pays: "4242424242424242", declined: "4000000000000002" };

/** The learner pays on Stripe's page; its webhook is sent unless it is held or dropped. */
export const pay = (sessionId: string, card = cards.pays) => control(`/sessions/${sessionId}/pay`, { card });

/** No webhook about this session is delivered. */
export const dropWebhooks = (session: string) => control("/deliveries", { mode: "drop", session });

/** The learner pays, and no webhook is delivered. Returns the session as Stripe has it then. */
export async function payUnnoticed(sessionId: string) {
  await dropWebhooks(sessionId);
  await pay(sessionId);
  return stripe.checkout.sessions.retrieve(sessionId);
}

/** An object of Stripe's, known by its id and kind; the rest is the sandbox's to get right. */
function stripeObject<T extends { id: string; object: string }>(kind: T["object"]) {
  const shape = z.looseObject({ id: z.string(), object: z.literal(kind) });
  return z.custom<T>((value) => shape.safeParse(value).success);
}

const session = stripeObject<Stripe.Checkout.Session>("checkout.session");
const refund = stripeObject<Stripe.Refund>("refund");
const dispute = stripeObject<Stripe.Dispute>("dispute");
const book = z.object({
  session,
  payment_intent: stripeObject<Stripe.PaymentIntent>("payment_intent"),
  charge: stripeObject<Stripe.Charge>("charge").nullable(),
  refunds: z.array(refund),
  disputes: z.array(dispute),
});

/** The learner pays out of a US bank account: the session is complete and unpaid, until the debit settles or fails. */
export const payByBank = async (sessionId: string, bank: "settles" | "fails" = "settles") =>
  session.parse(await control(`/sessions/${sessionId}/pay`, { method: "bank", bank }));

/** The learner takes an OXXO voucher: the session is complete and unpaid, until they pay the voucher or it expires. */
export const payByVoucher = async (sessionId: string) =>
  session.parse(await control(`/sessions/${sessionId}/pay`, { method: "voucher" }));

/** The bank answers now instead of in four days. */
export const settle = async (sessionId: string, outcome: "succeed" | "fail" = "succeed") =>
  session.parse(await control(`/sessions/${sessionId}/settle`, { outcome }));

type RefundOptions = { amount?: number; reason?: Stripe.Refund.Reason; status?: "succeeded" | "pending" };

/** A refund in Stripe's dashboard: all that is left, unless an amount in minor units is given. */
export const refundPayment = async (paymentIntent: string, options: RefundOptions = {}) =>
  refund.parse(await control(`/payments/${paymentIntent}/refund`, options));

/** What became of a refund: `succeeded`, `failed`, `canceled`, `requires_action`, or a status of tomorrow's. */
export const updateRefund = async (refundId: string, status: string) =>
  refund.parse(await control(`/refunds/${refundId}`, { status }));

type DisputeOptions = {
  amount?: number;
  currency?: string;
  /** What is taken from the balance for a prevented one. */
  withdrawn?: number;
  reason?: string;
  inquiry?: boolean;
  status?: Stripe.Dispute.Status;
};

/** The customer's bank disputes the payment, or only asks (`inquiry`). */
export const openDispute = async (paymentIntent: string, options: DisputeOptions = {}) =>
  dispute.parse(await control(`/payments/${paymentIntent}/dispute`, options));

/** What became of a dispute: any of Stripe's statuses, or one of tomorrow's. */
export const updateDispute = async (disputeId: string, status: Stripe.Dispute.Status) =>
  dispute.parse(await control(`/disputes/${disputeId}`, { status }));

/** Lets time pass at Stripe, for everyone who uses this sandbox. Answers its clock, in Unix seconds. */
export const advanceClock = async (time: { days?: number; hours?: number; seconds?: number }) =>
  z.object({ now: z.int(), ahead: z.int() }).parse(await control("/clock", time));

/** The payments of a purchase as Stripe has them, newest first: session, payment intent, charge, refunds, disputes. */
export const books = async (purchaseId: string) =>
  z.object({ data: z.array(book) }).parse(await control(`/payments?purchase_id=${purchaseId}`)).data;

const sessionList = z.object({
  data: z.array(z.object({ id: z.string(), status: z.string(), url: z.string().nullable() })),
});

/** Every session that Stripe has for this purchase, newest first. */
export async function listSessions(purchaseId: string) {
  return sessionList.parse(await control(`/sessions?purchase_id=${purchaseId}`)).data;
}

type Fault = {
  kind: "reset" | "hang" | "400" | "429" | "500" | "truncated" | "409";
  times: number;
  /** What must occur in the request, so that tests do not disturb each other. */
  match: string;
  path?: string;
  afterCommit?: boolean;
};

/** Breaks the next calls of Stripe's API that name `match`; ends with `mend`. */
export const breakStripe = (fault: Fault) => control("/faults", fault);

export const mendStripe = (match: string) => control(`/faults?match=${match}`, undefined, "DELETE");

/** The sandbox's own page under /_sandbox, as an API. */
export async function control(path: string, body?: object, method = body ? "POST" : "GET"): Promise<unknown> {
  const response = await fetch(new URL(`/_sandbox${path}`, base), {
    method,
    ...(body && { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`Stripe sandbox, ${path}: ${response.status} ${await response.text()}`);
  return response.json();
}

/** How Stripe's events about a session travel from now on; `drop`: never. */
export const setDeliveries = (sessionId: string, mode: "deliver" | "hold" | "drop") =>
  control("/deliveries", { mode, session: sessionId });

/** Sends what was held about a session, and waits for the shop's answers. */
export const releaseDeliveries = (sessionId: string, order: "oldest" | "newest" | "shuffled", times = 1) =>
  control("/deliveries/release", { session: sessionId, order, times });

/** The switch beside the webhook endpoint in Stripe's dashboard; for everyone who uses this sandbox. */
export const setEndpoint = (status: "enabled" | "disabled") => control("/endpoint", { status });

/** Waits for Stripe's next second: of two payments within one, their ids decide which was first. */
export async function untilNextSecond(): Promise<void> {
  const second = async () => z.object({ now: z.int() }).parse(await control("/clock")).now;
  const before = await second();
  await until("Stripe's next second", async () => (await second()) > before);
}

/** By how many seconds days that were let pass have put Stripe's clock ahead of everyone else's. */
export const secondsAhead = async () => z.object({ ahead: z.int() }).parse(await control("/clock")).ahead;
