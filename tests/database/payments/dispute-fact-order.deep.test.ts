import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { type Tx, withRollback } from "../../support/database/database.ts";
import { finalStatesOf } from "../../support/database/final-states.ts";
import { type Fact, facts, later, record, type Sale } from "../../support/database/payment-facts.ts";
import { createCheckout, createSale } from "../../support/database/snapshot.ts";

const { paid, refund, dispute } = facts;

type Changes = Parameters<typeof dispute>[1];

// The way a dispute goes, docs.stripe.com/disputes/how-disputes-work.
const way = [
  "warning_needs_response",
  "warning_under_review",
  "warning_closed",
  "prevented",
  "needs_response",
  "under_review",
  "lost",
  "appeal_needs_response",
  "appeal_under_review",
  "won",
  "of_a_status_yet_unknown",
];

test(
  "of two updates of one dispute in one second the further status wins, in either order",
  withRollback(async (tx) => {
    const { checkout } = await createSale(tx);
    for (const [rank, further] of way.entries()) {
      for (const earlier of way.slice(0, rank)) {
        expect(await statusAfter(tx, checkout, [earlier, further]), `${earlier}, ${further}`).toBe(further);
        expect(await statusAfter(tx, checkout, [further, earlier]), `${further}, ${earlier}`).toBe(further);
      }
    }
  }),
);

test(
  "a later second outweighs every rank, and an earlier one none",
  withRollback(async (tx) => {
    const { checkout } = await createSale(tx);
    for (const [rank, further] of way.entries()) {
      for (const nearer of way.slice(0, rank)) {
        expect(await statusAfter(tx, checkout, [further, nearer], [0, 1]), `${further}, ${nearer}`).toBe(
          nearer,
        );
        expect(await statusAfter(tx, checkout, [nearer, further], [1, 0]), `${further}, ${nearer}`).toBe(
          nearer,
        );
      }
    }
  }),
);

test(
  "the evidence deadline is that of the update that wins",
  withRollback(async (tx) => {
    const { checkout } = await createSale(tx);
    const dueBy = (due_by: number | null) => ({ evidence_details: { due_by, has_evidence: false } });
    await record(tx, later(2, dispute(checkout, dueBy(1_800_000_000))));
    await record(tx, later(1, dispute(checkout, dueBy(1_700_000_000))));
    expect(await dueOf(tx, checkout)).toBe(1_800_000_000);
    await record(tx, later(3, dispute(checkout, { status: "won", ...dueBy(null) })));
    expect(await dueOf(tx, checkout)).toBeNull();
  }),
);

test.each<[string, Changes, Changes]>([
  ["amount", { amount: 400 }, { amount: 500 }],
  ["reason", { reason: "duplicate" }, { reason: "fraudulent" }],
  [
    "evidence deadline",
    { evidence_details: { due_by: null } },
    { evidence_details: { due_by: 1_800_000_000 } },
  ],
])("of two updates of one second and status the greater %s wins, in either order", (_what, ...changes) =>
  withRollback(async (tx) => {
    const { checkout } = await createSale(tx);
    const rows = [];
    for (const [order, updates] of [changes, changes.toReversed(), changes.slice(1)].entries()) {
      const id = `du_${order}_${checkout.purchaseId}`;
      for (const change of updates) await record(tx, dispute(checkout, { id, ...change }));
      rows.push(
        ...(await tx`
        select amount, reason, due_by from private.stripe_disputes where id = ${id}`),
      );
    }
    expect(rows[0]).toEqual(rows[2]);
    expect(rows[1]).toEqual(rows[2]);
  })(),
);

describe("a history with disputes, recorded in any order:", () => {
  type Ends = { status: string; refunded_minor: number; disputed_minor: number };
  const histories: [string, Ends, (sale: Sale) => Fact[]][] = [
    [
      "opened, answered and won",
      { status: "completed", refunded_minor: 0, disputed_minor: 0 },
      (sale) => [
        paid(sale),
        later(60, dispute(sale)),
        later(3600, dispute(sale, { status: "under_review" })),
        later(86_400, dispute(sale, { status: "won" })),
        later(86_400, { ...dispute(sale, { status: "won" }), type: "charge.dispute.closed" }),
      ],
    ],
    [
      "opened and lost in one second, then appealed",
      { status: "disputed", refunded_minor: 0, disputed_minor: 1200 },
      (sale) => [
        paid(sale),
        later(60, dispute(sale)),
        later(60, dispute(sale, { status: "lost" })),
        later(3600, dispute(sale, { status: "appeal_needs_response" })),
        later(3600, dispute(sale, { status: "appeal_under_review" })),
      ],
    ],
    [
      "an inquiry beside a part that went back",
      { status: "partially_refunded", refunded_minor: 500, disputed_minor: 0 },
      (sale) => [
        paid(sale),
        later(60, dispute(sale, { status: "warning_needs_response" })),
        later(61, dispute(sale, { status: "warning_closed" })),
        later(60, refund(sale, { amount: 500, status: "pending" })),
        later(60, refund(sale, { amount: 500 })),
      ],
    ],
    [
      "refund and chargeback both, and a second dispute that is won",
      { status: "disputed", refunded_minor: 500, disputed_minor: 700 },
      (sale) => [
        paid(sale),
        later(60, refund(sale, { amount: 500 })),
        later(60, dispute(sale, { status: "lost" })),
        later(60, dispute(sale, { id: `du_second_${sale.purchaseId}` })),
        later(61, dispute(sale, { id: `du_second_${sale.purchaseId}`, status: "won" })),
      ],
    ],
  ];

  test.each(histories)("%s: %j, byte for byte", (_name, ends, history) =>
    withRollback(async (tx) => {
      const { checkout } = await createCheckout(tx);
      const states = await finalStatesOf(tx, checkout, history(checkout));
      expect(states).toHaveLength(1);
      expect(states[0]?.sales).toMatchObject([ends]);
    })(),
  );
});

/** The final status of a new dispute after these updates, in these seconds. */
async function statusAfter(
  tx: Tx,
  sale: Sale,
  statuses: string[],
  seconds = [0, 0],
): Promise<string | undefined> {
  const id = `du_${randomUUID()}`;
  for (const [index, status] of statuses.entries()) {
    await tx`select private.merge_dispute(${later(seconds[index] ?? 0, dispute(sale)).at ?? ""},
      ${tx.json(dispute(sale, { id, status }).object)})`;
  }
  const [row] = await tx<{ status: string }[]>`select status from private.stripe_disputes where id = ${id}`;
  return row?.status;
}

async function dueOf(tx: Tx, { purchaseId }: Sale) {
  const [row] = await tx<{ due: number | null }[]>`
    select extract(epoch from due_by)::int as due from private.stripe_disputes where id = ${`du_${purchaseId}`}`;
  return row?.due;
}
