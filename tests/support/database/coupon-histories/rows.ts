import { expectedChanges, expectedEarnings, feeOf } from "../histories/earnings-model.ts";
import { earningsRows, expectedRollups } from "../histories/earnings-rows.ts";
import { rowsOf } from "../histories/shop-rows.ts";
import { salesOf, usesOf } from "./model.ts";
import type { Sold, World } from "./world.ts";

/** What the shop has of all checkouts, of the coupons by their ids, and of the creators' earnings. */
export async function foundRows({ tx, sold, coupons, creators }: World): Promise<unknown> {
  const purchases = sold.map(({ purchaseId }) => purchaseId);
  const ids = coupons.map(({ id }) => id);
  const [row] = await tx<{ rows: unknown }[]>`
    select jsonb_build_object(
      'sales', coalesce(pg_temp.sales(${purchases}), '[]'),
      'terms', (select coalesce(jsonb_agg(jsonb_build_object(
        'listPrice', list_price_minor, 'amount', amount_minor, 'discount', discount_minor, 'coupon', coupon_id,
        'code', coupon_code, 'fee', private.to_minor(platform_fee, currency),
        'rest', private.to_minor(creator_earnings, currency), 'feePercent', fee_percentage
      ) order by array_position(${purchases}::uuid[], id)), '[]')
        from public.purchases where id = any (${purchases})),
      'coupons', (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'uses', uses, 'version', version,
        'lessons', (select count(*) from public.coupon_lessons as scope where scope.coupon_id = coupon.id))
        order by array_position(${ids}::uuid[], id)), '[]') from public.coupons as coupon where id = any (${ids})),
      'earnings', array(select pg_temp.earnings(creator) from unnest(${creators.map(({ id }) => id)}::uuid[]) as creator)
    ) as rows`;
  return row?.rows;
}

/** The same, as the model says. */
export function expectedRows(world: World): unknown {
  const sales = salesOf(world);
  return {
    sales,
    terms: world.sold.map(termsOf),
    coupons: world.coupons.map((coupon) => ({
      id: coupon.id,
      uses: usesOf(world, coupon),
      version: coupon.version,
      lessons: coupon.terms.lessons?.length ?? 0,
    })),
    earnings: world.creators.map(({ id }) => {
      const own = world.sold.flatMap((sale, index) => (sale.creator.id === id ? index : []));
      return expectedEarnings(
        own.flatMap((index) => world.sold[index] ?? []),
        own.flatMap((index) => sales[index] ?? []),
      );
    }),
  };
}

function termsOf(sale: Sold) {
  const { listPrice, amount, coupon, code, feePercent } = sale;
  const fee = feeOf(sale, amount);
  const discount = listPrice - amount;
  return {
    listPrice,
    amount,
    discount,
    coupon: coupon?.id ?? null,
    code,
    fee,
    rest: amount - fee,
    feePercent,
  };
}

/** A creator's sums by day and month, and what the sales of each day come to; null where they are the same. */
export async function wrongRollups(world: World, { id }: { id: string }): Promise<string | null> {
  const { tx, account, updates, heard } = world;
  const purchases = world.sold.filter(({ creator }) => creator.id === id);
  const sales = salesOf(world).filter((_, index) => world.sold[index]?.creator.id === id);
  const text = await rowsOf(tx, { tag: account.tag, creatorId: id, purchases });
  const { zone, rollups } = earningsRows.parse(JSON.parse(text));
  const known = updates.filter((update) => heard.has(update));
  const expected = expectedRollups(id, zone, expectedChanges(purchases, sales, known));
  const [found, wanted] = [rollups ?? {}, expected].map((rows) => JSON.stringify(sorted(rows)));
  return found === wanted ? null : `${found} instead of ${wanted}`;
}

const sorted = (rows: Record<string, Record<string, number>>) =>
  Object.entries(rows)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([place, sums]) => [
      place,
      Object.entries(sums).toSorted(([one], [other]) => (one < other ? -1 : 1)),
    ]);
