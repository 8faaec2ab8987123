import { describe, expect, test } from "vitest";
import { type Tx, withRollback } from "../../support/database/database.ts";
import { finalStatesOf } from "../../support/database/final-states.ts";
import { type Fact, facts, later, record, type Sale } from "../../support/database/payment-facts.ts";
import { createCheckout, createSale } from "../../support/database/snapshot.ts";

const { opened, paid, refund } = facts;

type Changes = Parameters<typeof refund>[1];

describe("of conflicting updates of one refund the later one wins, in either order:", () => {
  type Update = [second: number, status: string | null];
  // biome-ignore format: a table
  const pairs: [earlier: Update, later: Update][] = [
    [[0, "pending"],         [1, "succeeded"]],
    [[0, "succeeded"],       [1, "pending"]],
    [[0, "failed"],          [1, "succeeded"]],
    [[0, "canceled"],        [1, "reversing"]],
    // Within one second, by how far the refund has come.
    [[0, "pending"],         [0, "succeeded"]],
    [[0, "requires_action"], [0, "succeeded"]],
    [[0, "reversing"],       [0, "succeeded"]],
    [[0, null],              [0, "succeeded"]],
    [[0, "pending"],         [0, "canceled"]],
    [[0, "succeeded"],       [0, "failed"]],
    // And where that is the same, always the same one.
    [[0, "pending"],         [0, "requires_action"]],
    [[0, "canceled"],        [0, "failed"]],
  ];

  test.each(pairs)("%j, %j", (...pair) =>
    withRollback(async (tx) => {
      const { checkout } = await createSale(tx);
      for (const [order, updates] of [pair, pair.toReversed()].entries()) {
        const id = `re_${order}_${checkout.purchaseId}`;
        for (const [second, status] of updates)
          await record(tx, later(second, refund(checkout, { id, status })));
        expect(await wordOf(tx, id)).toEqual(pair[1][1] ?? "unknown");
      }
    })(),
  );

  test.each<[string, Changes, Changes]>([
    ["amount", { amount: 400 }, { amount: 500 }],
    ["reason", { reason: null }, { reason: "duplicate" }],
    ["reason of failing", { failure_reason: null }, { failure_reason: "unknown" }],
  ])("of one second and status, the greater %s", (_what, ...changes) =>
    withRollback(async (tx) => {
      const { checkout } = await createSale(tx);
      const rows = [];
      for (const [order, updates] of [changes, changes.toReversed(), changes.slice(1)].entries()) {
        const id = `re_${order}_${checkout.purchaseId}`;
        for (const change of updates) await record(tx, refund(checkout, { id, ...change }));
        rows.push(
          ...(await tx`
          select amount, reason, failure_reason from private.stripe_refunds where id = ${id}`),
        );
      }
      expect(rows[0]).toEqual(rows[2]);
      expect(rows[1]).toEqual(rows[2]);
    })(),
  );

  test(
    "and one of the very same second and status changes nothing",
    withRollback(async (tx) => {
      const { checkout } = await createSale(tx);
      await record(tx, refund(checkout));
      expect((await record(tx, refund(checkout))).outcome).toBe("unchanged");
    }),
  );
});

describe("a history with refunds, recorded in any order:", () => {
  type Ends = { status: string; refunded_minor: number };
  const histories: [string, Ends, (sale: Sale) => Fact[]][] = [
    [
      "a refund is on its way, arrives, and fails a month later",
      { status: "completed", refunded_minor: 0 },
      (sale) => [
        paid(sale),
        later(60, refund(sale, { status: "pending" })),
        later(60, refund(sale, { status: "succeeded" })),
        later(
          60 + 30 * 86_400,
          refund(sale, { status: "failed", failure_reason: "expired_or_canceled_card" }),
        ),
        later(61 + 30 * 86_400, { ...paid(sale), type: null }),
      ],
    ],
    [
      "three partial refunds add up to the whole",
      { status: "refunded", refunded_minor: 1200 },
      (sale) => [
        opened(sale),
        later(1, paid(sale)),
        later(60, refund(sale, { id: `re_1_${sale.purchaseId}`, amount: 333 })),
        later(60, refund(sale, { id: `re_2_${sale.purchaseId}`, amount: 333, status: null })),
        later(60, refund(sale, { id: `re_3_${sale.purchaseId}`, amount: 534 })),
      ],
    ],
    [
      "a part is called off in the second in which another one arrives",
      { status: "partially_refunded", refunded_minor: 500 },
      (sale) => [
        paid(sale),
        later(60, refund(sale, { id: `re_1_${sale.purchaseId}`, amount: 700, status: "requires_action" })),
        later(60, refund(sale, { id: `re_1_${sale.purchaseId}`, amount: 700, status: "canceled" })),
        later(60, refund(sale, { id: `re_2_${sale.purchaseId}`, amount: 500, status: "pending" })),
        later(60, {
          ...refund(sale, { id: `re_2_${sale.purchaseId}`, amount: 500 }),
          eventId: `evt_${sale.purchaseId}`,
        }),
      ],
    ],
    [
      "what is refunded was never the promised price",
      { status: "refunded", refunded_minor: 900 },
      (sale) => [
        later(1, paid(sale, { amount_subtotal: 900, amount_total: 900 })),
        later(60, refund(sale, { amount: 900, status: "pending" })),
        later(61, refund(sale, { amount: 900 })),
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

async function wordOf(tx: Tx, id: string): Promise<string | undefined> {
  const [row] = await tx<{ status: string }[]>`select status from private.stripe_refunds where id = ${id}`;
  return row?.status;
}
