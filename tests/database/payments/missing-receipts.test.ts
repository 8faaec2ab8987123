import { describe, expect, test } from "vitest";
import { withRollback } from "../../support/database/database.ts";
import { facts, record } from "../../support/database/payment-facts.ts";
import { missingReceiptsOf } from "../../support/database/reconcile.ts";
import { createPurchase, createShop, getPurchase } from "../../support/database/shop.ts";
import { createCheckout } from "../../support/database/snapshot.ts";

const { paid } = facts;

describe("missing receipts", () => {
  const asked = {
    payment_intent: { id: "pi_asked", latest_charge: { receipt_url: "https://pay.test/receipt" } },
  };
  const now = () => new Date().toISOString();

  test(
    "are those of sessions paid lately, until Stripe is asked",
    withRollback(async (tx) => {
      const { shop, checkout } = await createCheckout(tx);
      const sale = paid(checkout, { payment_intent: "pi_asked" });
      await record(tx, { ...sale, at: now() });
      expect(await missingReceiptsOf(tx, shop)).toEqual([`cs_test_${checkout.purchaseId}`]);
      await record(tx, { ...paid(checkout, asked), at: now() });
      expect(await missingReceiptsOf(tx, shop)).toEqual([]);
      expect((await getPurchase(tx, checkout.purchaseId)).receipt_url).toBe("https://pay.test/receipt");
    }),
  );

  test(
    "are the newest, where there are many, and the older ones after them",
    withRollback(async (tx) => {
      const shop = await createShop(tx);
      const future = Date.now() + 9 * 3_600_000;
      const sessions: string[] = [];
      for (let hours = 0; hours < 3; hours++) {
        const purchase_date = new Date(future - 3_600_000 * Math.floor(hours / 2)).toISOString();
        sessions.push(`cs_${await createPurchase(tx, shop, { user_id: null, purchase_date })}`);
      }
      const sameHour = sessions.splice(0, 2).toSorted().toReversed();
      const wanted = [...sameHour, ...sessions];
      const [first = "", ...rest] = wanted;
      expect(await missingReceiptsOf(tx, shop, { size: 1 })).toEqual([first]);
      expect(await missingReceiptsOf(tx, shop, { before: first })).toEqual(rest);
    }),
  );

  test(
    "are none of payments of last week, of free purchases and of what gives no access",
    withRollback(async (tx) => {
      const shop = await createShop(tx);
      const lately = { user_id: null, purchase_date: now() };
      const wanted = await createPurchase(tx, shop, { ...lately, status: "partially_refunded" });
      await createPurchase(tx, shop, { ...lately, purchase_date: "2026-01-01T00:00:00Z" });
      await createPurchase(tx, shop, { ...lately, no_payment_required: true, payment_intent_id: null });
      for (const status of ["pending", "review", "refunded", "disputed"]) {
        await createPurchase(tx, shop, { ...lately, status });
      }
      expect(await missingReceiptsOf(tx, shop)).toEqual([`cs_${wanted}`]);
    }),
  );
});
