import { expect, test } from "vitest";
import { atOnce, inCommittedShop } from "../../support/database/committed-data.ts";
import { createCoupon, usesOf } from "../../support/database/coupons.ts";
import { sql, type Tx } from "../../support/database/database.ts";
import { connect } from "../../support/database/histories/killed-writers.ts";
import { createLesson, createPerson, openCheckout, type Shop } from "../../support/database/shop.ts";
import { until } from "../../support/until.ts";

test(
  "twenty people at once for the last use: one gets it, the others hear so and can pay the list price",
  inCommittedShop(async (shop) => {
    const coupon = await createCoupon(sql, shop.creator, { total_limit: 1 });
    await withPeople(20, async (people) => {
      const answers = await atOnce(20, (tx, index) => buy(tx, shop, people[index]));
      expect(answers.map(({ outcome }) => outcome).sort()).toEqual([
        ...Array(19).fill("coupon_invalid"),
        "open",
      ]);
      const refused = answers.flatMap((answer) => (answer.reason ? [answer.reason] : []));
      expect(refused).toEqual(Array(19).fill("used_up"));
      expect(await usesOf(sql, coupon)).toBe(1);
      const late = people[answers.findIndex(({ reason }) => reason)];
      expect(await sql.begin((tx) => buy(tx, shop, late, null))).toMatchObject({ amountMinor: 1200 });
    });
  }),
);

test(
  "one person on many devices, for several lessons at once, uses a code once",
  inCommittedShop(async (shop) => {
    const coupon = await createCoupon(sql, shop.creator, { person_limit: 1 });
    const lessons = await Promise.all(
      Array.from({ length: 8 }, () => createLesson(sql, { creator_id: shop.creator.id })),
    );
    const answers = await atOnce(16, (tx, index) =>
      openCheckout(tx, shop.learner, lessons[index % 8] ?? "", { code: "SPRING" }),
    );
    const opened = answers.filter(({ outcome }) => outcome === "open");
    expect(new Set(opened.map(({ purchaseId }) => purchaseId)).size).toBe(1);
    expect(await usesOf(sql, coupon)).toBe(1);
  }),
);

test(
  "a backend that is killed in the middle of a checkout leaves the last use to whoever waits for it",
  inCommittedShop(async (shop) => {
    const coupon = await createCoupon(sql, shop.creator, { total_limit: 1 });
    const mortal = connect("mortal-buyer");
    await mortal`begin`;
    const [held] = await mortal<{ pid: number; outcome: string }[]>`
      select pg_backend_pid() as pid, public.open_checkout(
        ${shop.learner.id}, ${shop.lessonId}, 10, false, '{}', false, 'SPRING') ->> 'outcome' as outcome`;
    expect(held?.outcome).toBe("open");
    const waiting = sql.begin((tx) => buy(tx, shop, shop.otherLearner));
    await until("the other buyer to wait", () => isHeldUpBy(held?.pid ?? 0));
    await sql`select pg_terminate_backend(${held?.pid ?? 0})`;
    expect(await waiting).toMatchObject({ outcome: "open" });
    expect(await usesOf(sql, coupon)).toBe(1);
    expect(await sql`select from public.purchases where buyer_key = ${shop.learner.id}`).toHaveLength(0);
    await mortal.end({ timeout: 0 });
  }),
);

async function isHeldUpBy(pid: number): Promise<boolean> {
  const [row] = await sql<{ isHeldUp: boolean }[]>`
    select exists (select from pg_stat_activity where ${pid} = any (pg_blocking_pids(pid))) as "isHeldUp"`;
  return row?.isHeldUp ?? false;
}

const buy = (tx: Tx, { lessonId }: Shop, person = { id: "" }, code: string | null = "SPRING") =>
  openCheckout(tx, person, lessonId, code ? { code } : {});

/** Committed accounts, deleted at the end. */
async function withPeople(count: number, scenario: (people: { id: string }[]) => Promise<void>) {
  const people = await Promise.all(Array.from({ length: count }, () => createPerson(sql)));
  try {
    await scenario(people);
  } finally {
    await sql`delete from auth.users where id = any (${people.map(({ id }) => id)})`;
  }
}
