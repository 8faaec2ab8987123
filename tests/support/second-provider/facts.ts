import type {
  Fact,
  ObjectFact,
  PaymentEvent,
  RefundFact,
  SessionFact,
} from "@/lib/payments/payment-provider";
import { type Complaint, type Notice, type Order, type Return, toParts } from "./objects";

// The second provider's objects in the shape that record_payment_fact reads.

export const sessionFact = (order: Order, occurredAt: string): SessionFact => ({
  object: sessionOf(order),
  occurredAt,
  clientSecret: null,
  unpaidPaymentId: null,
});

export const refundFact = (made: Return, occurredAt: string): RefundFact => ({
  object: refundOf(made),
  occurredAt,
  requestId: made.reference,
});

export const disputeFact = (made: Complaint, occurredAt: string): ObjectFact => ({
  object: disputeOf(made),
  occurredAt,
});

function sessionOf({ id, reference, total, state, captureId, labels, buyUrl }: Order) {
  const parts = toParts(total);
  return {
    id,
    object: "checkout.session",
    mode: "payment",
    status: ({ awaiting: "open", paid: "complete", void: "expired" } as const)[state],
    payment_status: state === "paid" ? "paid" : "unpaid",
    livemode: false,
    currency: total.unit.toLowerCase(),
    amount_subtotal: parts,
    amount_total: parts,
    payment_intent: captureId,
    metadata: { ...labels, purchase_id: reference },
    url: state === "awaiting" ? buyUrl : null,
  };
}

const partOf = ({ id, captureId, total, at }: Return | Complaint) => ({
  id,
  amount: toParts(total),
  currency: total.unit.toLowerCase(),
  created: at,
  payment_intent: captureId,
});

const refundOf = (made: Return) => ({
  ...partOf(made),
  object: "refund",
  status: "succeeded",
  metadata: { ...(made.reference && { refund_request_id: made.reference }) },
});

const disputeOf = (made: Complaint) => ({
  ...partOf(made),
  object: "dispute",
  status: { open: "needs_response", upheld: "lost", rejected: "won" }[made.state],
});

/** Under the names that purchases' timelines know. */
export const eventOf = ({ id, at, subject }: Notice): PaymentEvent => ({
  id,
  createdAt: at,
  isHandled: true,
  ...factOf(subject),
});

function factOf(subject: Notice["subject"]): { type: string; object: Fact["object"] } {
  switch (subject.kind) {
    case "order": {
      const step = subject.it.state === "paid" ? "completed" : "expired";
      return { type: `checkout.session.${step}`, object: sessionOf(subject.it) };
    }
    case "return":
      return { type: "refund.created", object: refundOf(subject.it) };
    case "complaint": {
      const step = subject.it.state === "open" ? "created" : "closed";
      return { type: `charge.dispute.${step}`, object: disputeOf(subject.it) };
    }
  }
}
