import { expect, test } from "vitest";
import { withRollback } from "../../support/database/database.ts";
import { type Fact, facts, record, type Sale } from "../../support/database/payment-facts.ts";
import { createCheckout } from "../../support/database/snapshot.ts";

const asked =
  (status: string) =>
  (sale: Sale): Fact => ({
    ...facts.submitted(sale, { payment_intent: { id: `pi_${sale.purchaseId}`, status } }),
    type: null,
  });
const waits = asked("requires_action");
const pulled = asked("processing");
const { submitted, settledLater } = facts;

test.each<[what: string, updates: ((sale: Sale) => Fact)[], step: string | null]>([
  ["is not known from events", [submitted], null],
  ["is the buyer, by Stripe's API", [submitted, waits], "requires_action"],
  ["stays known after a late event", [waits, submitted], "requires_action"],
  ["is a bank, by Stripe's API", [pulled], "processing"],
  ["is a bank once the buyer has acted", [waits, pulled], "processing"],
  ["is a bank, told in reverse", [pulled, waits], "processing"],
  ["says nothing of a paid session", [settledLater, asked("succeeded")], null],
  ["says nothing of a failed one", [asked("canceled")], null],
])("50: what an unpaid payment waits for %s", (_what, updates, step) =>
  withRollback(async (tx) => {
    const { checkout } = await createCheckout(tx);
    for (const update of updates) await record(tx, update(checkout));
    const rows =
      await tx`select unpaid_step from private.stripe_sessions where purchase_id = ${checkout.purchaseId}`;
    expect([...rows]).toEqual([{ unpaid_step: step }]);
  })(),
);
