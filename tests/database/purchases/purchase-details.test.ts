import { describe, expect, test } from "vitest";
import {
  type Actor,
  asRole,
  denied,
  errorCodeOf,
  type Tx,
  withRollback,
} from "../../support/database/database.ts";
import { facts, later, record } from "../../support/database/payment-facts.ts";
import { detailsFor } from "../../support/database/purchase-details.ts";
import { createOperator, requestRefund } from "../../support/database/refunds.ts";
import type { Checkout, Shop } from "../../support/database/shop.ts";
import { createTwoCheckouts } from "../../support/database/snapshot.ts";

const { paid, refund, dispute } = facts;
const email = "ada.okafor@shop.test";

// Fields that every role reads, and those that some roles read as well.
const shared = (
  "role id lessonId title language slug status currency listPriceMinor discountMinor couponCode amountMinor " +
  "paidMinor refundedMinor disputedMinor errorCode startedAt paidAt openedAt awaitsBuyer refunds disputes changes kind credits creditsState"
).split(" ");
const buyers = ["receiptUrl", "errorMessage", "sources"];
const sellers = (
  "refundableMinor refundableCurrency returnableCredits platformFeeMinor netMinor requests buyerName " +
  "buyerDeleted feePercent timeZone"
).split(" ");
const operators = [
  "sources",
  "sessionId",
  "paymentIntentId",
  "buyerId",
  "buyerDeletedAt",
  "creatorId",
  "errorMessage",
];

/** A sale of which a part went back, another part is asked back, and an inquiry came. */
const withSale = (scenario: (tx: Tx, shop: Shop, checkout: Checkout) => Promise<void>) =>
  withRollback(async (tx) => {
    const { shop, first: checkout } = await createTwoCheckouts(tx);
    await record(tx, paid(checkout, { customer_details: { email } }));
    await record(tx, later(60, refund(checkout, { amount: 300 })));
    await record(tx, later(90, dispute(checkout, { status: "warning_needs_response", amount: 900 })));
    await requestRefund(tx, shop.creator, checkout, 100, { note: "A discount they should have had." });
    await asRole(
      tx,
      shop.learner,
      () =>
        tx`insert into public.lesson_openings (user_id, lesson_id) values (${shop.learner.id}, ${shop.lessonId})`,
    );
    await scenario(tx, shop, checkout);
  });

describe("the details of a purchase are read", () => {
  type Variant = (tx: Tx, shop: Shop) => Promise<Actor>;
  const roles: [string, string[] | null, Variant][] = [
    ["buyer", [...shared, ...buyers], async (_tx, { learner }) => learner],
    ["creator", [...shared, ...sellers], async (_tx, { creator }) => creator],
    ["operator", [...shared, ...sellers, ...operators], createOperator],
    ["another learner", null, async (_tx, { otherLearner }) => otherLearner],
    ["another creator", null, async (_tx, { otherCreator }) => otherCreator],
  ];

  test.each(roles)("to a role who is %s: %j", (role, keys, actor) =>
    withSale(async (tx, shop, checkout) => {
      const details = await detailsFor(tx, await actor(tx, shop), checkout);
      if (keys) expect(details).toMatchObject({ role, id: checkout.purchaseId });
      expect(details && Object.keys(details).sort()).toEqual(keys?.toSorted() ?? null);
    })(),
  );

  test.each(["anon", "service_role"] as const)("to %s not at all", (role) =>
    withSale(async (tx, _shop, checkout) => {
      expect(await errorCodeOf(tx, (inner) => detailsFor(inner, role, checkout))).toBe(denied);
    })(),
  );

  test(
    "in full to its buyer",
    withSale(async (tx, shop, checkout) => {
      const details = await detailsFor(tx, shop.learner, checkout);
      expect(details).toMatchObject({
        lessonId: shop.lessonId,
        title: "Kerning",
        language: "en",
        status: "partially_refunded",
        currency: "usd",
        amountMinor: 1200,
        paidMinor: 1200,
        refundedMinor: 300,
        disputedMinor: 0,
        errorCode: null,
        paidAt: "2026-11-02T12:00:00+00:00",
        openedAt: expect.any(String),
        refunds: [{ id: `re_${checkout.purchaseId}`, amountMinor: 300, status: "succeeded" }],
        disputes: [{ status: "warning_needs_response", reverses: false, dueBy: "2026-11-09T12:00:00+00:00" }],
        changes: [{ to: "pending" }, { to: "expired" }, { to: "completed" }, { to: "partially_refunded" }],
      });
    }),
  );

  test(
    "with the split and the requests to its creator",
    withSale(async (tx, shop, checkout) => {
      expect(await detailsFor(tx, shop.creator, checkout)).toMatchObject({
        refundableMinor: 900,
        refundableCurrency: "usd",
        platformFeeMinor: 90,
        netMinor: 810,
        requests: [
          { amountMinor: 100, currency: "usd", state: "open", note: "A discount they should have had." },
        ],
      });
    }),
  );

  test(
    "with all ids to an operator",
    withSale(async (tx, shop, checkout) => {
      expect(await detailsFor(tx, await createOperator(tx), checkout)).toMatchObject({
        sessionId: `cs_test_${checkout.purchaseId}`,
        paymentIntentId: `pi_${checkout.purchaseId}`,
        buyerId: shop.learner.id,
        creatorId: shop.creator.id,
      });
    }),
  );
});

test(
  "a creator reads the display name and nothing else of the buyer",
  withSale(async (tx, shop, checkout) => {
    const metadata = { customerEmail: email };
    await tx`update public.purchases set metadata = metadata || ${tx.json(metadata)} where id = ${checkout.purchaseId}`;
    const details = JSON.stringify(await detailsFor(tx, shop.creator, checkout));
    const secrets = [
      shop.learner.id,
      email,
      `${shop.learner.id}@shop.test`,
      `cs_test_${checkout.purchaseId}`,
    ];
    expect(details).toContain('"buyerName":"Ada"');
    for (const secret of [...secrets, `pi_${checkout.purchaseId}`, "receipt"])
      expect(details).not.toContain(secret);
  }),
);

test(
  "a buyer reads neither the earnings nor the notes of the creator",
  withSale(async (tx, shop, checkout) => {
    const details = JSON.stringify(await detailsFor(tx, shop.learner, checkout));
    for (const secret of ["discount they", "Fee", "net", "pi_", "cs_"]) expect(details).not.toContain(secret);
  }),
);

describe("after the buyer's account is deleted", () => {
  test(
    "an operator sees that, and when; the creator only the sale",
    withSale(async (tx, shop, checkout) => {
      await tx`delete from auth.users where id = ${shop.learner.id}`;
      const seen = await detailsFor(tx, await createOperator(tx), checkout);
      const gone = { buyerId: null, buyerDeletedAt: expect.any(String), openedAt: null };
      expect(seen).toMatchObject({ role: "operator", status: "partially_refunded", ...gone });
      const details = await detailsFor(tx, shop.creator, checkout);
      expect(details).toMatchObject({ role: "creator", paidMinor: 1200, openedAt: null });
      expect(JSON.stringify(details)).not.toContain(shop.learner.id);
    }),
  );
});
