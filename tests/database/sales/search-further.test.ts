import { expect, test } from "vitest";
import type { Sale } from "@/lib/studio/sales/sale";
import { type Tx, withRollback } from "../../support/database/database.ts";
import { createSaleRows, type Filter, listSales, sumSales } from "../../support/database/list-sales.ts";
import {
  createLesson,
  createPerson,
  createPurchase,
  createShop,
  type Shop,
} from "../../support/database/shop.ts";

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
    await createSaleRows(tx, shop, 15);
    await makeAlike(tx, shop);
    const filters: Filter[] = [
      {},
      { lessonId: shop.lessonId },
      { currency: "usd" },
      { words: "kerning" },
      { minMinor: 1 },
      { coupon: "spring" },
      { statuses: ["refunded"] },
      { by: "reversal" },
      { words: "quirin" },
    ];
    for (const filter of filters)
      for (const size of [1, 7]) {
        const { sales } = await walk(tx, shop, filter, size);
        expect(new Set(sales.map(({ id }) => id)).size).toBe(15);
        expect(sales).toHaveLength(15);
      }
  }),
);

/** All sales of one microsecond, with a coupon, by one buyer, and refunded at one time. */
async function makeAlike(tx: Tx, { creator }: Shop) {
  const buyer = await createPerson(tx, { display_name: "Quirin" });
  await tx`set local session_replication_role = replica`;
  await tx`
    update public.purchases set purchase_date = '2026-10-31', user_id = ${buyer.id}, buyer_key = ${buyer.id},
      coupon_id = gen_random_uuid(), coupon_code = 'SPRING', discount = 1, status = 'refunded', refunded_amount = 12
    where creator_id = ${creator.id}`;
  await tx`
    insert into public.sale_reversals (purchase_id, fact_id, creator_id, occurred_at, amount, fee_returned, closes)
    select id, '', creator_id, '2026-10-31', 12, 1.2, true from public.purchases where creator_id = ${creator.id}`;
  await tx`set local session_replication_role = default`;
}

test(
  "of two lessons each is searched by itself, and what both have is found in order",
  withRollback(async (tx) => {
    const shop = await createShop(tx);
    const rare = { ...shop, lessonId: await createLesson(tx, { creator_id: shop.creator.id }) };
    await createSaleRows(tx, shop, 1500);
    await createSaleRows(tx, rare, 1100);
    await tx`set local session_replication_role = replica`;
    // Three minutes apart, so that the search of one ends where that of the other does not.
    await tx`update public.purchases set purchase_date = purchase_date - 2 * ('2026-11-01' - purchase_date)
      where lesson_id = ${rare.lessonId}`;
    await tx`set local session_replication_role = default`;
    const refunded = await tx<{ id: string }[]>`
      select id from public.purchases where creator_id = ${shop.creator.id} and status = 'refunded'
      order by purchase_date desc, id desc`;
    const found = await walk(tx, shop, { words: "kerning", statuses: ["refunded"] }, 101);
    expect(found.sales.map(({ id }) => id)).toEqual(refunded.map(({ id }) => id));
    expect(found.searches).toBe(1);
  }),
);

test(
  "sales are added up where there are at most 500, however they are found",
  withRollback(async (tx) => {
    const shop = await createShop(tx);
    await createSaleRows(tx, shop, 501);
    const filters: Filter[] = [{}, { minMinor: 1 }, { words: "kerning" }];
    for (const filter of filters)
      expect(await sumSales(tx, shop.creator, filter)).toEqual({ complete: false, sums: [] });
    await tx`delete from public.purchases where id = (
      select id from public.purchases where creator_id = ${shop.creator.id} limit 1)`;
    for (const filter of filters)
      expect(await sumSales(tx, shop.creator, filter)).toMatchObject({
        complete: true,
        sums: [{ currency: "usd", sales: 500 }],
      });
  }),
);
