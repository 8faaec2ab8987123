import { expect, test } from "vitest";
import { type CommittedShop, inCouponShop } from "../../support/database/coupon-histories/committed-shop.ts";
import { salesOf, usesOf } from "../../support/database/coupon-histories/model.ts";
import { sql } from "../../support/database/database.ts";
import { runByMortals, type Task, toTask } from "../../support/database/histories/killed-writers.ts";
import { shuffled } from "../../support/database/histories/properties.ts";
import { seededRandom } from "../../support/prng.ts";
import { scaled } from "../../support/scale.ts";

const seeds = process.env.LECTERN_SEED
  ? [Number(process.env.LECTERN_SEED)]
  : Array.from({ length: scaled(1, 8) }, (_, index) => index + 1);

test.each(seeds)(
  "sixteen writers whose backends are killed use, release and give back five codes at once, without a deadlock, and no use is counted wrongly (seed %i)",
  (seed) => {
    const random = seededRandom(seed);
    return inCouponShop(random, async (shop) => {
      const { world } = shop;
      const facts = world.updates.map(({ fact }) => toTask(fact));
      const again = facts.filter(() => random() < 0.3);
      const tasks = [...facts, ...again, ...checkoutsOf(shop), ...Array(10).fill(expireForgotten)];
      const killed = await runByMortals(16, shuffled(tasks, random), random);
      expect(killed).toBeGreaterThan(5);
      world.heard = new Set(world.updates);
      expect(await statusesOf(world.sold.map(({ purchaseId }) => purchaseId))).toEqual(
        salesOf(world).map(({ status }) => status),
      );
      await requireCountedUses(shop);
    })();
  },
);

/** Each of the crowd goes for the last use, for two uses of a code that is for one, and for what all may use. */
function checkoutsOf({ world: { lessons }, crowd }: CommittedShop): Task[] {
  const wanted = [
    [0, "LAST"],
    [1, "ONCE"],
    [2, "ONCE"],
    [3, "AUTUMN"],
  ] as const;
  return crowd.flatMap(({ id }) =>
    wanted.map(([lesson, code]): Task => {
      const lessonId = lessons[lesson]?.id ?? "";
      return (writer) =>
        writer`select public.open_checkout(${id}, ${lessonId}, 10, false, '{}', false, ${code})`;
    }),
  );
}

const expireForgotten: Task = (writer) => writer`select public.expire_unknown_checkouts()`;

async function statusesOf(ids: string[]) {
  const rows = await sql<{ status: string }[]>`
    select status from public.purchases where id = any (${ids}) order by array_position(${ids}::uuid[], id)`;
  return rows.map(({ status }) => status);
}

async function requireCountedUses({ world, crowd, gone }: CommittedShop) {
  const found = await sql<{ code: string; uses: number; crowd: number; most: number; gone: number }[]>`
    select code, uses,
      (select count(*) from public.purchases where coupon_id = coupon.id and buyer_key = any (${idsOf(crowd)}))::integer as crowd,
      (select coalesce(max(own), 0) from (select count(*) as own from public.purchases
        where coupon_id = coupon.id and buyer_key = any (${idsOf(crowd)}) group by buyer_key) as people)::integer as most,
      (select count(*) from public.purchases where coupon_id = coupon.id and buyer_key = any (${idsOf(gone)})
        and status <> 'expired')::integer as gone
    from public.coupons as coupon where creator_id = any (${idsOf(world.creators)}) order by code`;
  const shares: Record<string, { crowd: number; most: number }> = {
    AUTUMN: { crowd: 10, most: 1 },
    LAST: { crowd: 1, most: 1 },
    ONCE: { crowd: 10, most: 1 },
  };
  const expected = world.coupons
    .map((coupon) => {
      const { code } = coupon.terms;
      const share = shares[code] ?? { crowd: 0, most: 0 };
      return { code, uses: usesOf(world, coupon) + share.crowd, ...share, gone: 0 };
    })
    .toSorted((one, other) => one.code.localeCompare(other.code));
  expect([...found]).toEqual(expected);
}

const idsOf = (people: { id: string }[]) => people.map(({ id }) => id);
