import { expect, test } from "vitest";
import { withRollback } from "../../support/database/database.ts";
import { type Changes, facts, record } from "../../support/database/payment-facts.ts";
import { requestRefund } from "../../support/database/refunds.ts";
import { createSale, getEarnings, getSnapshot } from "../../support/database/snapshot.ts";

const { refund, dispute } = facts;
const whole = { status: "disputed", refunded: 0, disputed: 1200, access: false };
const open = { status: "completed", refunded: 0, disputed: 0, access: true };
const part = { status: "partially_refunded", refunded: 400, disputed: 0, access: true };
const gone = { status: "refunded", refunded: 1200, disputed: 0, access: false };
const taken = (amount: number, currency = "usd") => [
  { object: "balance_transaction", amount: -amount, currency, fee: 1500 },
];
const taken1200Back800 = [...taken(1200), { object: "balance_transaction", amount: 800, currency: "usd" }];

test.each<[what: string, changes: Changes, snapshot: typeof open]>([
  ["45: lost over a part", { status: "lost", amount: 400 }, part],
  [
    "45: lost over a part, the money taken",
    { status: "lost", amount: 400, balance_transactions: taken(400) },
    part,
  ],
  ["45: lost over all", { status: "lost", balance_transactions: taken(1200) }, whole],
  ["45: lost over more than was paid", { status: "lost", amount: 1240 }, whole],
  ["45: lost, and a part given back", { status: "lost", balance_transactions: taken1200Back800 }, part],
  [
    "45: lost, and taken from a balance in euros",
    { status: "lost", amount: 400, balance_transactions: taken(370, "eur") },
    part,
  ],
  ["45: open over a part", { status: "under_review", amount: 400 }, { ...whole, disputed: 400 }],
  ["45: appealed over a part", { status: "appeal_under_review", amount: 400 }, { ...whole, disputed: 400 }],
  ["45: won over a part", { status: "won", amount: 400, balance_transactions: taken(400) }, open],
  ["46: open in another currency", { currency: "eur", amount: 400 }, whole],
  ["46: open in another currency, for more", { currency: "jpy", amount: 180_000 }, whole],
  ["46: lost in another currency", { status: "lost", currency: "eur", amount: 400 }, whole],
  ["46: unknown in another currency", { status: "in_arbitration", currency: "eur", amount: 400 }, whole],
  [
    "46: prevented in another currency",
    { status: "prevented", currency: "eur", amount: 400, balance_transactions: taken(400, "eur") },
    whole,
  ],
  ["46: won in another currency", { status: "won", currency: "eur", amount: 400 }, open],
  [
    "46: an inquiry in another currency",
    { status: "warning_under_review", currency: "eur", amount: 400 },
    open,
  ],
  ["47: prevented", { status: "prevented" }, open],
  ["47: prevented, all withdrawn", { status: "prevented", balance_transactions: taken(1200) }, gone],
  ["47: prevented, a part withdrawn", { status: "prevented", balance_transactions: taken(400) }, part],
  [
    "47: prevented over a part, with more withdrawn",
    { status: "prevented", amount: 400, balance_transactions: taken(415) },
    part,
  ],
  ["47: prevented over a part", { status: "prevented", amount: 400, balance_transactions: taken(400) }, part],
  [
    "47: prevented, withdrawn and given back",
    { status: "prevented", balance_transactions: [...taken(1200), { amount: 1200, currency: "usd" }] },
    open,
  ],
  [
    "47: prevented, withdrawn and a part given back",
    { status: "prevented", balance_transactions: taken1200Back800 },
    part,
  ],
  [
    "47: prevented, withdrawn in euros",
    { status: "prevented", balance_transactions: taken(1100, "eur") },
    gone,
  ],
  [
    "47: prevented, with nothing said of withdrawals",
    { status: "prevented", balance_transactions: null },
    open,
  ],
])("%s", (_what, changes, snapshot) =>
  withRollback(async (tx) => {
    const { shop, checkout } = await createSale(tx);
    await record(tx, dispute(checkout, changes));
    expect(await getSnapshot(tx, shop, checkout)).toEqual({ paid: 1200, ...snapshot });
    const reversed = snapshot.refunded + snapshot.disputed;
    const fee = (1200 - reversed) / 10;
    const sales = snapshot.access ? 1 : 0;
    expect(await getEarnings(tx, shop)).toEqual({
      sales,
      gross: 1200,
      reversed,
      fee,
      net: 1200 - reversed - fee,
    });
  })(),
);

test.each([["before"], ["after"]])(
  "47: what is withdrawn within its second counts, told %s the rest",
  (when) =>
    withRollback(async (tx) => {
      const { shop, checkout } = await createSale(tx);
      const begun = dispute(checkout, { status: "prevented" });
      const withdrawn = dispute(checkout, { status: "prevented", balance_transactions: taken(400) });
      for (const fact of when === "before" ? [withdrawn, begun] : [begun, withdrawn]) await record(tx, fact);
      expect(await getSnapshot(tx, shop, checkout)).toMatchObject(part);
    })(),
);

test(
  "45: a part that was lost and a refund of the rest are all of the payment",
  withRollback(async (tx) => {
    const { shop, checkout } = await createSale(tx);
    await record(tx, dispute(checkout, { status: "lost", amount: 400 }));
    await record(tx, refund(checkout, { amount: 800 }));
    expect(await getSnapshot(tx, shop, checkout)).toMatchObject(gone);
  }),
);

test(
  "45: what a dispute took cannot be refunded once more",
  withRollback(async (tx) => {
    const { shop, checkout } = await createSale(tx);
    await record(tx, dispute(checkout, { status: "lost", amount: 400 }));
    expect(await requestRefund(tx, shop.creator, checkout, 900)).toMatchObject({
      outcome: "wrong_amount",
      refundableMinor: 800,
    });
    expect(await requestRefund(tx, shop.creator, checkout, 800)).toMatchObject({ outcome: "requested" });
  }),
);
