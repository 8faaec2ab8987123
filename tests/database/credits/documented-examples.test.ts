import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { type Step, tableOf } from "../../support/database/credit-examples.ts";
import {
  buyCredits,
  grantCredits,
  openCreditCheckout,
  professional,
  redeem,
  returnCredits,
  starter,
  undoRedemption,
  withdrawGrant,
} from "../../support/database/credits.ts";
import { type Tx, withRollback } from "../../support/database/database.ts";
import { facts, later, record } from "../../support/database/payment-facts.ts";
import { createOperator, requestRefund } from "../../support/database/refunds.ts";
import { createLesson, createShop, getPurchase, type Shop } from "../../support/database/shop.ts";

const { paid, refund, dispute } = facts;
const day = 86_400;

/** The examples of docs/credits.md, under their headings, with a lesson for $9.99 and a fee of a tenth. */
const examples: Record<string, (tx: Tx, shop: Shop) => Promise<Step[]>> = {
  "A pack is paid": async (tx, { learner }) => {
    const pack = await openCreditCheckout(tx, learner, professional);
    return [
      ["Ada presses Buy at Professional", async () => {}],
      ["she pays; the success page asks Stripe", () => record(tx, { ...paid(pack), type: null })],
      ["the webhook arrives", () => record(tx, paid(pack))],
      ["and once more", () => record(tx, paid(pack))],
    ];
  },
  "A lesson is opened": async (tx, { learner, lessonId }) => [
    ["Ada buys Starter", () => buyCredits(tx, learner, starter)],
    ["she presses Open: 499 are missing", () => redeem(tx, learner, lessonId)],
    ["she buys Professional", () => buyCredits(tx, learner, professional)],
    ["she presses Open, twice at once", () => redeem(tx, learner, lessonId, "one press")],
    ["the second press is answered as the first", () => redeem(tx, learner, lessonId, "one press")],
  ],
  "An opening is undone": async (tx, { learner, lessonId }) => {
    await buyCredits(tx, learner, professional);
    const opened = await redeem(tx, learner, lessonId);
    return [
      ["Ada has opened the lesson", async () => {}],
      ["she presses Undo", () => undoRedemption(tx, learner, opened.purchaseId)],
    ];
  },
  "A lesson is refunded": async (tx, { learner, creator, lessonId }) => {
    await buyCredits(tx, learner, professional);
    const opened = await redeem(tx, learner, lessonId);
    return [
      ["Ada has opened the lesson", async () => {}],
      ["its creator refunds it", () => returnCredits(tx, creator, opened.purchaseId)],
    ];
  },
  "A pack is refunded": async (tx, { learner, lessonId }) => {
    const pack = await buyCredits(tx, learner, professional);
    await redeem(tx, learner, lessonId);
    return [
      ["Ada has 2,501 of 3,500 left", async () => {}],
      [
        "$10.00 go back: 3,500 × 10.00 ÷ 29.99, rounded down",
        () => record(tx, refund(pack, { amount: 1000 })),
      ],
      [
        "$15.00 more: 3,500 × 25.00 ÷ 29.99",
        () => record(tx, refund(pack, { id: "re_second", amount: 1500 })),
      ],
      ["the rest: what was spent is owed", () => record(tx, refund(pack, { id: "re_third", amount: 499 }))],
    ];
  },
  "The shop refunds what is unspent": async (tx, { learner, lessonId }) => {
    const pack = await buyCredits(tx, learner, professional);
    await redeem(tx, learner, lessonId);
    return [
      ["Ada has 2,501 of 3,500 left", async () => {}],
      ["she asks for $25.00: at most $21.43 is offered", () => requestRefund(tx, learner, pack, 2500)],
      ["she asks for $21.43", () => requestRefund(tx, learner, pack, 2143)],
    ];
  },
  "A pack is disputed": async (tx, { learner, lessonId }) => {
    const pack = await buyCredits(tx, learner, professional);
    await redeem(tx, learner, lessonId);
    return [
      ["the bank opens a dispute", () => record(tx, dispute(pack))],
      ["the dispute is lost", () => record(tx, later(day, dispute(pack, { status: "lost" })))],
    ];
  },
  "A reversal is reversed": async (tx, { learner, lessonId }) => {
    const pack = await buyCredits(tx, learner, professional);
    await redeem(tx, learner, lessonId);
    return [
      ["the pack is refunded", () => record(tx, refund(pack))],
      ["the refund fails", () => record(tx, later(day, refund(pack, { status: "failed" })))],
      ["a dispute is lost", () => record(tx, later(2 * day, dispute(pack, { status: "lost" })))],
      ["it is won on appeal", () => record(tx, later(3 * day, dispute(pack, { status: "won" })))],
    ];
  },
  "Credits are owed": async (tx, { learner, lessonId }) => {
    const pack = await buyCredits(tx, learner, 999);
    await redeem(tx, learner, lessonId);
    return [
      ["the pack that paid for the lesson is refunded", () => record(tx, refund(pack))],
      ["Ada buys Starter: it settles a part", () => buyCredits(tx, learner, starter)],
      ["she buys it again", () => buyCredits(tx, learner, starter)],
    ];
  },
  "Credits are granted": async (tx, { learner, lessonId }) => {
    const operator = await createOperator(tx);
    await buyCredits(tx, learner, starter);
    const first = await grantCredits(tx, operator, learner, 1000);
    return [
      ["an operator grants 1,000 to Ada, who has Starter", async () => {}],
      ["and takes them back", () => withdrawGrant(tx, operator, String(first.lotId))],
      ["and grants 600", () => grantCredits(tx, operator, learner, 600)],
      ["Ada opens the lesson: granted credits first", () => redeem(tx, learner, lessonId)],
    ];
  },
  "The account is deleted": async (tx, { learner, lessonId }) => {
    await buyCredits(tx, learner, professional);
    await redeem(tx, learner, lessonId);
    return [
      ["Ada has 2,501 of 3,500 left", async () => {}],
      ["her account is deleted", () => tx`delete from auth.users where id = ${learner.id}`],
    ];
  },
};

const text = readFileSync("docs/credits.md", "utf8");
const sections = text
  .split(/^### /m)
  .slice(1)
  .map((section) => section.split("\n"));

/** Without the padding that aligns columns. */
const plain = (row: string) => row.replaceAll(/ +/g, " ").replaceAll(/-{3,}/g, "---");

test("docs/credits.md has an example of each rule, and no other", () => {
  expect(sections.map(([heading]) => heading)).toEqual(Object.keys(examples));
});

test(
  "docs/credits.md: a cent of rounding",
  withRollback(async (tx) => {
    const { learner, creator } = await createShop(tx);
    const pack = await buyCredits(tx, learner, professional);
    await record(tx, refund(pack, { amount: 5 }));
    const rest = await createLesson(tx, { creator_id: creator.id, price: "34.95" });
    const { purchaseId } = await redeem(tx, learner, rest);
    expect(await getPurchase(tx, purchaseId)).toMatchObject({ paid_minor: 2995 });
    expect(text).toContain("3,495 are worth $29.95: together $30.00 of $29.99");
  }),
);

test.each(Object.entries(examples))("docs/credits.md: %s", async (heading, createSteps) => {
  await withRollback(async (tx) => {
    const shop = await createShop(tx, { price: "9.99" });
    const section = sections.find(([first]) => first === heading) ?? [];
    const documented = section.filter((line) => line.startsWith("|")).map(plain);
    expect(documented).toEqual(await tableOf(tx, shop, await createSteps(tx, shop)));
  })();
});
