import { describe, expect, test } from "vitest";
import { buyerTimeline } from "@/lib/purchases/buyer-timeline";
import { sellerTimeline } from "@/lib/purchases/seller-timeline";
import { isFrozen, mayBuyAgain } from "@/lib/purchases/status";
import { purchaseStatusMessage } from "@/lib/purchases/status-message";
import { after, changed, detailsOf, disputeOf, packOf, refundOf } from "../../support/database/details-of.ts";
import { sale, soldAt } from "../../support/database/sales.ts";

const lot = { credits: 500, spent: 0, removed: 0, unspent: 500, owed: 0, blocked: false };
const refund = refundOf({ amountMinor: 499 });
const dispute = disputeOf({ amountMinor: 499, reverses: true });

describe("the buyer of a pack is told", () => {
  test("nothing of a pack that stands", () => {
    expect(purchaseStatusMessage(packOf({ lot }), "en")).toBeNull();
  });

  test.each([
    [{ removed: 250, unspent: 250 }, /250.credits went with it\.$/],
    [
      { removed: 500, unspent: 0, spent: 200, owed: 200 },
      /200.credits had been spent already and became owed/,
    ],
    [{ removed: 500, unspent: 0, spent: 500, owed: 500 }, /All of them had been spent already/],
  ])("what a refund took: %j", (taken, text) => {
    const pack = packOf({
      status: "refunded",
      refundedMinor: 499,
      refunds: [refund],
      lot: { ...lot, ...taken },
    });
    expect(purchaseStatusMessage(pack, "en")).toMatchObject({
      title: "Your money was sent back.",
      text: expect.stringMatching(text),
    });
  });

  test.each([
    ["needs_response", "This payment is disputed."],
    ["lost", "Your bank took this payment back."],
  ])("of a dispute that is %s", (status, title) => {
    const pack = packOf({ status: "disputed", disputes: [{ ...dispute, status }], lot });
    expect(purchaseStatusMessage(pack, "en")).toMatchObject({ title });
  });

  test.each([
    ["needs_response", true],
    ["lost", false],
  ])("of one that is %s whether its unspent credits are frozen", (status, frozen) => {
    const held = { ...lot, removed: 500, unspent: 0, blocked: true };
    expect(isFrozen(packOf({ disputes: [{ ...dispute, status }], lot: held }))).toBe(frozen);
  });

  test("of a refund that failed, and nothing once as much was sent again", () => {
    const failed = { ...refund, status: "failed" };
    expect(purchaseStatusMessage(packOf({ refunds: [failed], lot }), "en")).toMatchObject({
      title: "A refund did not reach you.",
    });
    expect(purchaseStatusMessage(packOf({ refunds: [failed, refund], lot }), "en")).toBeNull();
  });

  test.each(["processing", "review"] as const)("%s, of credits and of no lesson", (status) => {
    const pack = packOf({ status, errorCode: status === "review" ? "payment_mismatch" : null });
    expect(purchaseStatusMessage(pack, "en")?.text).toContain("credits");
    expect(purchaseStatusMessage(pack, "en")?.text).not.toContain("lesson");
  });

  test("when its credits came, went and came back", () => {
    const pack = packOf({
      paidAt: after(60),
      changes: [
        ...changed(null, "pending", { at: 0, cause: "checkout" }),
        ...changed("pending", "completed"),
        ...changed("completed", "disputed", { at: 120, cause: "charge.dispute.created" }),
        ...changed("disputed", "completed", { at: 180, cause: "charge.dispute.closed" }),
      ],
    });
    expect(buyerTimeline(pack, "en").map(({ text }) => text.replace("\u00a0", " "))).toEqual([
      "You went to the payment page.",
      expect.stringContaining("You paid"),
      "500 credits arrived in your account.",
      "Its unspent credits were frozen, and the lessons opened with the others closed.",
      "Its credits came back, and the lessons opened with them opened again.",
    ]);
  });
});

describe("of a lesson opened with credits", () => {
  const opened = (creditsState: "kept" | "held" | "lost" | "returned") =>
    detailsOf({ credits: 999, creditsState, status: creditsState === "kept" ? "completed" : "disputed" });

  test.each([
    ["kept", null, true],
    ["held", "The credits for this lesson are disputed.", false],
    ["lost", "The credits for this lesson were taken back.", true],
  ] as const)("%s: %s", (state, title, again) => {
    expect(purchaseStatusMessage(opened(state), "en")?.title ?? null).toBe(title);
    expect(mayBuyAgain(opened(state))).toBe(again);
  });

  test.each([
    ["credits.undone", "You undid it: the credits came back, and the lesson closed."],
    ["credits.returned", "The credits came back, and the lesson closed."],
  ])("its buyer reads how it ended by %s", (cause, end) => {
    const changes = [
      ...changed(null, "completed", { at: 0, cause: "credits.spent", source: "shop" }),
      ...changed("completed", "refunded", { at: 60, cause, source: "shop" }),
    ];
    const purchase = detailsOf({ credits: 999, creditsState: "returned", paidAt: after(0), changes });
    expect(buyerTimeline(purchase, "en").map(({ text }) => text.replace("\u00a0", " "))).toEqual([
      "You spent 999 credits on this lesson.",
      "The lesson opened.",
      end,
    ]);
  });

  test("its creator reads of credits, not of a payment", () => {
    const cause = { cause: "credits.spent", source: "shop", at: soldAt } as const;
    const changes = [
      { from: null, to: "completed", ...cause },
      { from: "completed", to: "refunded", ...cause },
    ] as const;
    const redeemed = { ...sale, credits: 999, creditsState: "returned" as const, changes: [...changes] };
    expect(sellerTimeline(redeemed, "en").map(({ text }) => text.replace("\u00a0", " "))).toEqual([
      "The buyer opened the lesson with 999 credits.",
      "999 credits went back to the buyer, and the lesson closed.",
    ]);
  });
});
