import type postgres from "postgres";
import { expect, test } from "vitest";
import { withRollback } from "../../support/database/database.ts";
import { record, sessionOf } from "../../support/database/payment-facts.ts";
import { type Checkout, createShop, getPurchase, openCheckout } from "../../support/database/shop.ts";

const strange: [string, string, (checkout: Checkout) => postgres.JSONValue][] = [
  ["a session without metadata", "foreign", (checkout) => sessionOf(checkout, { metadata: null })],
  [
    "an unknown purchase",
    "foreign",
    (checkout) => sessionOf(checkout, { metadata: { purchase_id: checkout.lessonId } }),
  ],
  [
    "a purchase id that is no UUID",
    "foreign",
    (checkout) => sessionOf(checkout, { metadata: { purchase_id: "1 or 1=1" } }),
  ],
  [
    "a purchase id of the wrong type",
    "foreign",
    (checkout) => sessionOf(checkout, { metadata: { purchase_id: 1 } }),
  ],
  ["a payment link's session", "foreign", (checkout) => sessionOf(checkout, { payment_link: "plink_1" })],
  [
    "a session that only names us as its reference",
    "foreign",
    (checkout) => sessionOf(checkout, { metadata: {}, client_reference_id: checkout.purchaseId }),
  ],
  ["an object that is no session", "ignored", (checkout) => sessionOf(checkout, { object: "charge" })],
  ["an empty object", "ignored", () => ({})],
  ["a list", "ignored", () => []],
];

test.each(strange)("%s changes nothing and is %s", (_what, outcome, object) =>
  withRollback(async (tx) => {
    const { learner, lessonId } = await createShop(tx);
    const checkout = await openCheckout(tx, learner, lessonId);
    const eventId = `evt_${checkout.purchaseId}`;
    const before = await getPurchase(tx, checkout.purchaseId);
    const fact = { type: "checkout.session.completed", object: object(checkout), eventId };
    expect(await record(tx, fact)).toEqual({ outcome, purchaseId: null, status: null });
    expect(await getPurchase(tx, checkout.purchaseId)).toEqual(before);
    expect([...(await tx`select outcome from private.payment_events where event_id = ${eventId}`)]).toEqual([
      { outcome },
    ]);
  })(),
);
