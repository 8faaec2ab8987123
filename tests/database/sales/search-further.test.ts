import { expect, test } from "vitest";
import type { Sale } from "@/lib/studio/sales/sale";
import { type Tx, withRollback } from "../../support/database/database.ts";
import { createSaleRows, type Filter, listSales, sumSales } from "../../support/database/list-sales.ts";
import { createPurchase, createShop, type Shop } from "../../support/database/shop.ts";

/** All pages of a filter, and how many of them ended before the end of the sales. */
async function walk(tx: Tx, { creator }: Shop, filter: Filter, size: number) {
  const sales: Sale[] = [];
  let searches = 0;
  let position: { before?: string; id?: string } | null = {};
  while (position) {
    const page = await listSales(tx, creator, filter, { ...position, size });
    sales.push(...page.sales);
    const last = page.sales.at(-1);
    const [before, id] =
      page.sales.length === size && last ? [last.soldAt, last.id] : (page.searchedTo ?? []);
    if (page.searchedTo) searches += 1;
    position = before && id ? { before, id } : null;
  }
  return { sales, searches };
}

test(
  "a rare sale is found however far back, in bounded steps, and none twice",
  withRollback(async (tx) => {
    const shop = await createShop(tx);
    await createSaleRows(tx, shop, 4500);
    const rare = { purchase_date: "2020-01-01T00:00:00Z", amount: "99", platform_fee: "9.9" };
    const id = await createPurchase(tx, shop, { ...rare, creator_earnings: "89.1" });
    const expensive = await walk(tx, shop, { currency: "usd", minMinor: 5000 }, 20);
    expect(expensive.sales.map((sale) => sale.id)).toEqual([id]);
    expect(expensive.searches).toBe(2);
    expect(await sumSales(tx, shop.creator, { currency: "usd", minMinor: 5000 })).toEqual({
      complete: false,
      sums: [],
    });
    // A name has an index, and so has a status.
    expect((await walk(tx, shop, { words: "ada" }, 20)).searches).toBe(0);
    const refunded = await walk(tx, shop, { statuses: ["refunded"] }, 20);
    expect([refunded.sales.length, refunded.searches]).toEqual([90, 0]);
    const both = await walk(tx, shop, { lessonId: shop.lessonId, statuses: ["refunded"] }, 20);
    expect(both.sales.map((sale) => sale.id)).toEqual(refunded.sales.map((sale) => sale.id));
    const titled = await walk(tx, shop, { words: "kerning", statuses: ["refunded"] }, 20);
    expect(titled.sales.map((sale) => sale.id)).toEqual(refunded.sales.map((sale) => sale.id));
    expect(await sumSales(tx, shop.creator)).toEqual({ complete: false, sums: [] });
  }),
);

test(
  "sales of one microsecond are each on one page, by any filter",
  withRollback(async (tx) => {
    const shop = await createShop(tx);
    await createSaleRows(tx, shop, 60);
    await tx`update public.purchases set purchase_date = '2026-10-31' where creator_id = ${shop.creator.id}`;
    const filters: Filter[] = [
      {},
      { lessonId: shop.lessonId },
      { currency: "usd" },
      { words: "kerning" },
      { minMinor: 1 },
    ];
    for (const filter of filters)
      for (const size of [1, 7]) {
        const { sales } = await walk(tx, shop, filter, size);
        expect(new Set(sales.map(({ id }) => id)).size).toBe(60);
        expect(sales).toHaveLength(60);
      }
  }),
);
