import { describe, expect, test } from "vitest";
import { type Tx, withRollback } from "../../support/database/database.ts";
import { facts, record } from "../../support/database/payment-facts.ts";
import { createCheckout, createSale, getSnapshot } from "../../support/database/snapshot.ts";

const { expired, paid, refund } = facts;

describe("a refund that comes before its payment", () => {
  test.each([
    [1200, "refunded", false],
    [500, "partially_refunded", true],
  ])("waits, and takes effect with it: %i makes it %s at once", (amount, status, access) =>
    withRollback(async (tx) => {
      const { shop, checkout } = await createCheckout(tx);
      const waiting = { outcome: "waiting", purchaseId: null, status: null };
      const eventId = `evt_${checkout.purchaseId}`;
      expect(await record(tx, { ...refund(checkout, { amount }), eventId })).toEqual(waiting);
      expect(await logOf(tx, eventId)).toEqual(["waiting"]);
      expect(await getSnapshot(tx, shop, checkout)).toMatchObject({ status: "pending", access: false });
      expect(await record(tx, paid(checkout))).toMatchObject({ outcome: "recorded", status });
      expect(await getSnapshot(tx, shop, checkout)).toMatchObject({ status, refunded: amount, access });
      const [row] = await tx`select count(*)::int from public.purchase_status_changes
        where purchase_id = ${checkout.purchaseId} and to_status = 'completed'`;
      expect(row).toEqual({ count: 0 }); // Not for a moment.
    })(),
  );

  test(
    "waits for that payment and for no other",
    withRollback(async (tx) => {
      const { shop, checkout } = await createSale(tx);
      const others = { id: "re_others", payment_intent: "pi_others" };
      expect((await record(tx, refund(checkout, others))).outcome).toBe("waiting");
      expect(await getSnapshot(tx, shop, checkout)).toMatchObject({ status: "completed", refunded: 0 });
    }),
  );

  test(
    "never meets it where the session is not ours",
    withRollback(async (tx) => {
      const { shop, checkout } = await createCheckout(tx);
      await record(tx, refund(checkout));
      expect((await record(tx, paid(checkout, { payment_link: "plink_1" }))).outcome).toBe("foreign");
      expect((await record(tx, refund(checkout))).outcome).toBe("waiting");
      expect((await getSnapshot(tx, shop, checkout)).status).toBe("pending");
    }),
  );

  test(
    "of a checkout that expired unpaid changes nothing",
    withRollback(async (tx) => {
      const { shop, checkout } = await createCheckout(tx);
      await record(tx, expired(checkout));
      expect((await record(tx, refund(checkout))).outcome).toBe("waiting");
      expect((await getSnapshot(tx, shop, checkout)).status).toBe("expired");
    }),
  );
});

async function logOf(tx: Tx, eventId: string) {
  const rows = await tx<{ outcome: string }[]>`
    select outcome from private.payment_events where event_id = ${eventId}`;
  return rows.map(({ outcome }) => outcome);
}
