import type { Tx } from "./database.ts";
import type { Task } from "./operator-tasks.ts";
import { facts, later, record } from "./payment-facts.ts";
import { getRequests, refuseRefund, requestDuplicateRefunds, requestRefund } from "./refunds.ts";
import type { Checkout, Shop } from "./shop.ts";

const { paid, refund, dispute } = facts;

/** Something that only a person can see to. */
export type FaultCase = {
  what: string;
  /** Creates the problem for the first checkout. Returns the expected task. */
  make: (tx: Tx, shop: Shop, checkout: Checkout, second: Checkout) => Promise<Partial<Task>>;
  /** Resolves the problem by facts alone. */
  solve?: (tx: Tx, shop: Shop, checkout: Checkout, second: Checkout) => Promise<unknown>;
};

/** Makes a shop's requests an hour old, and a minute. */
const letAnHourPass = (tx: Tx, { creator }: Shop) => tx`
  update private.refund_requests set created_at = created_at - interval '61 minutes'
  where purchase_id in (select id from public.purchases where creator_id = ${creator.id})`;

/** One of every kind. */
export const faultCases: FaultCase[] = [
  {
    what: "a payment that is not the promised one",
    make: async (tx, _shop, checkout) => {
      const changes = { currency: "jpy", amount_subtotal: 1800, amount_total: 1800 };
      await record(tx, paid(checkout, changes));
      return {
        kind: "payment_mismatch",
        stripe_id: `cs_test_${checkout.purchaseId}`,
        amount_minor: 1800,
        currency: "jpy",
      };
    },
    solve: (tx, _shop, checkout) => record(tx, refund(checkout, { amount: 1800, currency: "jpy" })),
  },
  {
    what: "a duplicate payment that Stripe refused to refund",
    make: async (tx, shop, checkout, second) => {
      await record(tx, later(1, paid(checkout)));
      await record(tx, paid(second));
      await requestDuplicateRefunds(tx, shop);
      const [request] = await getRequests(tx, shop);
      await refuseRefund(tx, request?.id ?? "", "insufficient_funds");
      return {
        kind: "duplicate_stuck",
        stripe_id: `pi_${checkout.purchaseId}`,
        detail: "insufficient_funds",
      };
    },
    solve: (tx, _shop, checkout) => record(tx, refund(checkout)),
  },
  {
    what: "a duplicate payment that has waited for an hour",
    make: async (tx, shop, checkout, second) => {
      await record(tx, later(1, paid(checkout)));
      await record(tx, paid(second));
      await requestDuplicateRefunds(tx, shop);
      await letAnHourPass(tx, shop);
      return { kind: "duplicate_stuck", stripe_id: `pi_${checkout.purchaseId}`, detail: null };
    },
    solve: (tx, _shop, _checkout, second) => record(tx, later(60, refund(second))),
  },
  {
    what: "a dispute to be answered",
    make: async (tx, _shop, checkout) => {
      await record(tx, paid(checkout));
      await record(tx, dispute(checkout));
      const due_by = new Date("2026-11-09T12:00:00Z");
      return { kind: "dispute", stripe_id: `du_${checkout.purchaseId}`, detail: "needs_response", due_by };
    },
    solve: (tx, _shop, checkout) => record(tx, later(60, dispute(checkout, { status: "under_review" }))),
  },
  {
    what: "an inquiry to be answered",
    make: async (tx, _shop, checkout) => {
      await record(tx, paid(checkout));
      await record(tx, dispute(checkout, { status: "warning_needs_response" }));
      return { kind: "dispute", detail: "warning_needs_response" };
    },
    solve: (tx, _shop, checkout) => record(tx, later(60, dispute(checkout, { status: "warning_closed" }))),
  },
  {
    what: "a dispute in an unknown state",
    make: async (tx, _shop, checkout) => {
      await record(tx, paid(checkout));
      await record(tx, dispute(checkout, { status: "in_arbitration", evidence_details: {} }));
      return { kind: "dispute", detail: "in_arbitration", due_by: null };
    },
    solve: (tx, _shop, checkout) => record(tx, later(60, dispute(checkout, { status: "lost" }))),
  },
  {
    what: "46: a dispute in another currency than the payment",
    make: async (tx, _shop, checkout) => {
      await record(tx, paid(checkout));
      await record(tx, dispute(checkout, { status: "under_review", currency: "eur", amount: 1100 }));
      return {
        kind: "dispute_currency",
        stripe_id: `du_${checkout.purchaseId}`,
        detail: "under_review",
        amount_minor: 1100,
        currency: "eur",
      };
    },
    solve: (tx, _shop, checkout) =>
      record(tx, later(60, dispute(checkout, { status: "won", currency: "eur", amount: 1100 }))),
  },
  {
    what: "a refund that failed",
    make: async (tx, _shop, checkout) => {
      await record(tx, paid(checkout));
      await record(tx, later(60, refund(checkout)));
      await record(
        tx,
        later(3600, refund(checkout, { status: "failed", failure_reason: "lost_or_stolen_card" })),
      );
      const since = new Date("2026-11-02T12:00:00Z");
      return {
        kind: "refund_failed",
        stripe_id: `re_${checkout.purchaseId}`,
        detail: "lost_or_stolen_card",
        since,
      };
    },
  },
  {
    what: "a refund that wants something of a person",
    make: async (tx, _shop, checkout) => {
      await record(tx, paid(checkout));
      await record(tx, refund(checkout, { status: "requires_action" }));
      return { kind: "refund_failed", stripe_id: `re_${checkout.purchaseId}`, detail: null };
    },
    solve: (tx, _shop, checkout) => record(tx, refund(checkout)),
  },
  {
    what: "a refund that Stripe refused",
    make: async (tx, shop, checkout) => {
      await record(tx, paid(checkout));
      await requestRefund(tx, shop.creator, checkout, 300);
      const [request] = await getRequests(tx, shop);
      await refuseRefund(tx, request?.id ?? "", "charge_disputed");
      return { kind: "refund_refused", stripe_id: `pi_${checkout.purchaseId}`, detail: "charge_disputed" };
    },
  },
  {
    what: "a refund that no one could make for an hour",
    make: async (tx, shop, checkout) => {
      await record(tx, paid(checkout));
      await requestRefund(tx, shop.creator, checkout, 300);
      await letAnHourPass(tx, shop);
      return { kind: "refund_open", stripe_id: `pi_${checkout.purchaseId}` };
    },
    solve: async (tx, shop, checkout) => {
      const [request] = await getRequests(tx, shop);
      await record(tx, refund(checkout, { amount: 300, metadata: { refund_request_id: request?.id ?? "" } }));
    },
  },
  {
    what: "a payment by a person whose account is gone",
    make: async (tx, shop, checkout) => {
      await tx`delete from auth.users where id = ${shop.learner.id}`;
      await record(tx, paid(checkout));
      // Within one transaction no time passes.
      await tx`set local session_replication_role = replica`;
      await tx`update public.purchases set buyer_deleted_at = buyer_deleted_at - interval '1 second'
        where id = ${checkout.purchaseId}`;
      await tx`set local session_replication_role = origin`;
      return { kind: "paid_without_account", stripe_id: `pi_${checkout.purchaseId}` };
    },
    solve: (tx, _shop, checkout) => record(tx, refund(checkout)),
  },
  {
    what: "two payments under one promise",
    make: async (tx, _shop, checkout) => {
      await record(tx, paid(checkout));
      await record(tx, later(1, paid(checkout, { id: "cs_again", payment_intent: "pi_again" })));
      return { kind: "duplicate_session", stripe_id: "cs_again", detail: "pi_again" };
    },
    solve: (tx, _shop, checkout) => record(tx, refund(checkout, { payment_intent: "pi_again" })),
  },
];
