import { expect, test } from "vitest";
import type { Sale } from "@/lib/studio/sales/sale";
import { csvHead, csvRows } from "@/lib/studio/sales/sale-csv";
import { asRole, type Tx, withRollback } from "../../support/database/database.ts";
import { type Filter, listSales, sumSales } from "../../support/database/list-sales.ts";
import { facts, record } from "../../support/database/payment-facts.ts";
import { createPurchase, createShop, moneyOf, openCheckout, type Shop } from "../../support/database/shop.ts";
import { seededRandom } from "../../support/prng.ts";
import { readCsv } from "../../support/read-csv.ts";
import { scaled } from "../../support/scale.ts";

const statuses = [
  "processing",
  "completed",
  "partially_refunded",
  "refunded",
  "disputed",
  "review",
  "expired",
];

/** Around the nights in which the clocks of Berlin change. */
const times = [
  ...["2026-03-28T22:59:59Z", "2026-03-28T23:00:00Z", "2026-03-29T01:00:00Z", "2026-03-29T22:00:00Z"],
  ...["2026-10-24T21:59:59Z", "2026-10-24T22:00:00Z", "2026-10-25T01:30:00Z", "2026-10-25T23:00:00Z"],
];

const ranges: Filter[] = [
  { from: "2000-01-01", to: "2999-12-31" },
  { from: "2026-03-29", to: "2026-03-29" },
  { from: "2026-10-25", to: "2026-10-25" },
  { from: "2026-03-01", to: "2026-10-24" },
];

async function createHistory(tx: Tx, shop: Shop, random: () => number) {
  const pick = (items: readonly string[]) => items[Math.floor(random() * items.length)] ?? "";
  await tx`update public.creator_settings set time_zone = 'Europe/Berlin' where creator_id = ${shop.creator.id}`;
  for (let sale = 0; sale < 30; sale++) {
    const amount = 4 * Math.ceil(random() * 1000);
    const fee = Math.floor(random() * amount);
    const parts = { platform_fee: String(fee / 100), creator_earnings: String((amount - fee) / 100) };
    const price = { amount: String(amount / 100), currency: pick(["usd", "eur"]), ...parts };
    const state = { user_id: null, purchase_date: pick(times), status: pick(statuses) };
    const id = await createPurchase(tx, shop, { ...state, ...price });
    if (random() < 0.5) continue;
    const status = pick(statuses.slice(1, 5));
    await tx`update public.purchases set ${tx({ status, ...moneyOf(status, price.amount) })} where id = ${id}`;
  }
}

type Sums = Record<string, Record<string, number>>;

async function earningsOf(tx: Tx, { creator }: Shop, { from = "", to = "" }: Filter): Promise<Sums> {
  const rows = await asRole(
    tx,
    creator,
    () => tx<{ currency: string; sales: number; gross: number; reversed: number; returned: number }[]>`
      select currency, sales::integer, gross_minor::integer as gross, reversed_minor::integer as reversed,
        fee_returned_minor::integer as returned
      from public.sum_earnings(${String(from)}::date, ${String(to)}::date)`,
  );
  return Object.fromEntries(rows.map(({ currency, ...sums }) => [currency, sums]));
}

/** From the lines of the file, in minor units. */
function csvSums(sales: Sale[], by?: "reversal"): Sums {
  const sums: Sums = {};
  for (const row of readCsv(csvHead(by) + csvRows(sales, "Europe/Berlin", by))) {
    const currency = row.Currency?.toLowerCase() ?? "";
    const all = sums[currency] ?? {};
    sums[currency] = all;
    for (const [name, cell] of Object.entries(row))
      if (/^-?\d+\.\d\d$/.test(cell)) all[name] = (all[name] ?? 0) + Math.round(Number(cell) * 100);
  }
  return sums;
}

test.each(Array.from({ length: scaled(1, 8) }, (_, seed) => seed + 1))(
  "list, file and earnings add up to the same, by the day of the sale and of the reversal (%i)",
  (seed) =>
    withRollback(async (tx) => {
      const shop = await createShop(tx);
      await createHistory(tx, shop, seededRandom(seed));
      for (const range of ranges) {
        const earnings = await earningsOf(tx, shop, range);
        const sold = csvSums((await listSales(tx, shop.creator, range)).sales);
        for (const one of (await sumSales(tx, shop.creator, range)).sums) {
          const { currency, grossMinor, reversedMinor, platformFeeMinor, netMinor, sales } = one;
          const { gross = 0, sales: counted = 0 } = earnings[currency] ?? {};
          expect([sales, grossMinor]).toEqual([counted, gross]);
          expect(grossMinor).toBe(reversedMinor + platformFeeMinor + netMinor);
          expect(sold[currency]).toMatchObject({
            Paid: grossMinor,
            "Platform fee": platformFeeMinor,
            Yours: netMinor,
          });
        }
        const reversed = { ...range, by: "reversal" };
        const returned = csvSums((await listSales(tx, shop.creator, reversed)).sales, "reversal");
        for (const { currency, returnedMinor, feeReturnedMinor } of (
          await sumSales(tx, shop.creator, reversed)
        ).sums) {
          expect(earnings[currency]).toMatchObject({ reversed: returnedMinor, returned: feeReturnedMinor });
          expect(returned[currency]).toMatchObject({
            "Returned then": returnedMinor,
            "Fee returned then": feeReturnedMinor,
          });
        }
      }
    })(),
);

test(
  "a sale of which two parts went back on two days is listed with each of them",
  withRollback(async (tx) => {
    const { creator, learner, lessonId } = await createShop(tx);
    const checkout = await openCheckout(tx, learner, lessonId);
    await record(tx, facts.paid(checkout));
    const created = Math.floor(Date.now() / 1000);
    await record(tx, facts.refund(checkout, { id: "re_1", amount: 100, created }));
    await record(tx, facts.refund(checkout, { id: "re_2", amount: 50, created: created + 3 * 86_400 }));
    const byReversal = { from: "2000-01-01", to: "2999-12-31", by: "reversal" };
    const { sales } = await listSales(tx, creator, byReversal);
    expect(sales.map(({ reversal }) => reversal?.minor)).toEqual([50, 100]);
    expect((await sumSales(tx, creator, byReversal)).sums).toMatchObject([{ sales: 2, returnedMinor: 150 }]);
  }),
);
