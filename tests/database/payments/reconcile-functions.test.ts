import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { withRollback } from "../../support/database/database.ts";
import { facts, later, record } from "../../support/database/payment-facts.ts";
import {
  recordedOf,
  setState,
  stateOf,
  unfinishedOf,
  unsettledOf,
} from "../../support/database/reconcile.ts";
import { createPurchase, createShop } from "../../support/database/shop.ts";
import { createCheckout, createSale } from "../../support/database/snapshot.ts";

const { paid, refund, dispute } = facts;

describe("recorded events", () => {
  test(
    "are those of a list that were recorded, whatever their outcome",
    withRollback(async (tx) => {
      const { checkout } = await createCheckout(tx);
      const id = (name: string) => `evt_${name}_${checkout.purchaseId}`;
      await record(tx, { ...paid(checkout), eventId: id("sold") });
      await record(tx, { ...paid(checkout, { metadata: {} }), eventId: id("foreign") });
      const elsewhere = refund(checkout, { payment_intent: "pi_others" });
      await record(tx, { ...elsewhere, eventId: id("waiting"), source: "reconcile" });
      const recorded = [`${id("foreign")} webhook`, `${id("sold")} webhook`, `${id("waiting")} reconcile`];
      expect(await recordedOf(tx, [id("sold"), id("unknown"), id("foreign"), id("waiting")])).toEqual(
        recorded,
      );
      expect(await recordedOf(tx, [])).toEqual([]);
    }),
  );

  test(
    "are of the webhook once it delivered them, before or after the reconciler",
    withRollback(async (tx) => {
      const { checkout } = await createCheckout(tx);
      const event = { ...paid(checkout), eventId: `evt_${checkout.purchaseId}` };
      const sources = async () => recordedOf(tx, [event.eventId]);
      await record(tx, { ...event, source: "reconcile" });
      expect(await sources()).toEqual([`${event.eventId} reconcile`]);
      await record(tx, { ...event, source: "webhook" });
      expect(await sources()).toEqual([`${event.eventId} webhook`]);
      await record(tx, { ...event, source: "reconcile" });
      expect(await sources()).toEqual([`${event.eventId} webhook`]);
    }),
  );
});

describe("unsettled checkouts", () => {
  const past = "2026-11-02T14:00:00Z";

  test(
    "are those past their time of which Stripe knows a session",
    withRollback(async (tx) => {
      const shop = await createShop(tx);
      const create = (fields: Record<string, string | null>) =>
        createPurchase(tx, shop, { user_id: null, expires_at: past, ...fields });
      const wanted = [await create({ status: "pending" }), await create({ status: "processing" })];
      await create({ status: "pending", stripe_session_id: null });
      await create({ status: "pending", expires_at: "2099-01-01T00:00:00Z" });
      for (const status of ["completed", "expired", "failed", "cancelled", "review"])
        await create({ status });
      expect(await unsettledOf(tx, shop, 1000)).toEqual(wanted.toSorted());
    }),
  );

  test.each([1, 2, 3, 7])("are paged by id, %i at a time", (size) =>
    withRollback(async (tx) => {
      const shop = await createShop(tx);
      const ids = [];
      for (let i = 0; i < 7; i++) {
        ids.push(await createPurchase(tx, shop, { user_id: null, status: "pending", expires_at: past }));
      }
      expect(await unsettledOf(tx, shop, size)).toEqual(ids.toSorted());
    })(),
  );
});

describe("unfinished facts", () => {
  test(
    "are the refunds and disputes that Stripe has not decided",
    withRollback(async (tx) => {
      const { checkout } = await createSale(tx);
      const refunds = ["pending", "requires_action", "reversing", "succeeded", "canceled", "failed"];
      const disputes = [
        "needs_response",
        "appeal_under_review",
        "in_arbitration",
        "lost",
        "won",
        "warning_closed",
        "prevented",
      ];
      for (const status of refunds)
        await record(tx, refund(checkout, { id: idOf(checkout, status), status, amount: 1 }));
      for (const status of disputes)
        await record(tx, dispute(checkout, { id: idOf(checkout, status), status }));
      const own = (await unfinishedOf(tx, 1000)).filter(([, id]) => id?.endsWith(checkout.purchaseId));
      expect(own.sort()).toEqual(
        [
          ...refunds.slice(0, 3).map((status) => ["refund", idOf(checkout, status)]),
          ...disputes.slice(0, 3).map((status) => ["dispute", idOf(checkout, status)]),
        ].sort(),
      );
    }),
  );

  test(
    "are the newest of each kind, where there are many, and the older ones after them",
    withRollback(async (tx) => {
      const { checkout } = await createSale(tx);
      for (const [age, name] of ["b_newest", "a_newest", "old"].entries()) {
        const created = 4_070_908_800 - Math.floor(age / 2);
        await record(tx, refund(checkout, { id: idOf(checkout, `re_${name}`), status: "pending", created }));
        await record(tx, dispute(checkout, { id: idOf(checkout, `du_${name}`), created }));
      }
      const id = (name: string) => idOf(checkout, name);
      expect(await unfinishedOf(tx, 1)).toEqual([
        ["refund", id("re_b_newest")],
        ["dispute", id("du_b_newest")],
      ]);
      const before = { refund: id("re_b_newest"), dispute: id("du_a_newest") };
      expect((await unfinishedOf(tx, 2, before)).slice(0, 3)).toEqual([
        ["refund", id("re_a_newest")],
        ["refund", id("re_old")],
        ["dispute", id("du_old")],
      ]);
    }),
  );

  test(
    "are finished by a later update",
    withRollback(async (tx) => {
      const { checkout } = await createSale(tx);
      await record(tx, refund(checkout, { status: "pending" }));
      await record(tx, later(60, refund(checkout)));
      const ids = (await unfinishedOf(tx, 1000)).map(([, id]) => id);
      expect(ids).not.toContain(`re_${checkout.purchaseId}`);
    }),
  );
});

describe("a job", () => {
  test(
    "remembers its last state, by name",
    withRollback(async (tx) => {
      const [name, other] = [randomUUID(), randomUUID()];
      expect(await stateOf(tx, name)).toBeNull();
      await setState(tx, name, { cursor: "evt_1", seen: 3 });
      await setState(tx, other, { cursor: "evt_9" });
      await setState(tx, name, { cursor: "evt_2" });
      expect(await stateOf(tx, name)).toEqual({ cursor: "evt_2", updatedAt: expect.any(String) });
      expect(await stateOf(tx, other)).toMatchObject({ cursor: "evt_9" });
    }),
  );
});

const idOf = ({ purchaseId }: { purchaseId: string }, name: string) => `${name}_${purchaseId}`;
