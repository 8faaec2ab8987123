import { describe, expect, test } from "vitest";
import { currencies, currencyOf } from "@/lib/format/currencies";
import { sql, withRollback } from "../../support/database/database.ts";
import { createShop } from "../../support/database/shop.ts";
import { seededRandom } from "../../support/prng.ts";
import { scaled } from "../../support/scale.ts";

// Minor units are compared as text: JavaScript's numbers would hide a lost digit.
describe("decimal and minor units", () => {
  test.each([
    ["usd", "12.34", "1234"],
    ["usd", "0.5", "50"],
    ["eur", "999999.99", "99999999"],
    ["jpy", "1800", "1800"],
    ["krw", "15000", "15000"],
    ["kwd", "3.75", "3750"],
    ["tnd", "0.001", "1"],
    ["isk", "250", "25000"],
    ["ugx", "5000", "500000"],
    ["usd", "0", "0"],
    ["usd", "900719925474099.93", "90071992547409993"],
  ])("%s %s is %s, and back", async (currency, decimal, minor) => {
    const [row] = await sql`
      select private.to_minor(${decimal}, ${currency})::text as minor,
        private.from_minor(${minor}, ${currency}) = ${decimal} as back`;
    expect(row).toEqual({ minor, back: true });
  });

  test("half a minor unit is rounded away from zero", async () => {
    const [row] = await sql`
      select private.to_minor(0.125, 'usd')::int as up, private.to_minor(0.124, 'usd')::int as down`;
    expect(row).toEqual({ up: 13, down: 12 });
  });

  test("survive the way there and back for every currency's digits", async () => {
    const random = seededRandom(1);
    for (const currency of ["usd", "jpy", "kwd", "isk"]) {
      const minors = Array.from({ length: 200 }, () => String(Math.floor(random() * 1e12)));
      const wrong = await sql`
        select minor from unnest(${minors}::bigint[]) as minor
        where private.to_minor(private.from_minor(minor, ${currency}), ${currency}) <> minor`;
      expect(wrong).toEqual([]);
    }
  });
});

test("the database counts every currency of Stripe's as TypeScript does", async () => {
  const codes = [...currencies.keys()];
  const rows = await sql`
    select code, private.minor_digits(code) as digits, private.to_minor(private.money_step(code), code)::int as step,
      private.charge_minimum(code)::float as minimum, private.charge_maximum(code)::float as maximum,
      private.is_charge_currency(code) as known
    from unnest(${codes}::text[]) as code`;
  const ours = codes.map((code) => ({ code, ...currencyOf(code), known: true }));
  expect(rows.length).toBeGreaterThan(130);
  expect([...rows]).toEqual(ours);
});

test("the database counts no other code in a way of its own", async () => {
  const rows = await sql<{ code: string }[]>`
    with letters as (select chr(code) as letter from generate_series(97, 122) as code)
    select a.letter || b.letter || c.letter as code from letters as a, letters as b, letters as c
    where private.is_charge_currency(a.letter || b.letter || c.letter)
      or private.minor_digits(a.letter || b.letter || c.letter) <> 2 order by 1`;
  expect(rows.map(({ code }) => code)).toEqual([...currencies.keys()].toSorted());
});

test.each([
  ["usd", 2, 1],
  ["jpy", 0, 1],
  ["kwd", 3, 10],
  ["isk", 2, 100],
  ["ugx", 2, 100],
  ["zzz", 2, 1],
])("%s has %i digits and is charged in steps of %i, in the database too", async (code, digits, step) => {
  expect(currencyOf(code)).toMatchObject({ digits, step });
  const [row] = await sql`
    select private.minor_digits(${code}) as digits, private.to_minor(private.money_step(${code}), ${code})::int as step`;
  expect(row).toEqual({ digits, step });
});

describe("the split of a price", () => {
  test.each([
    ["usd", "12", "10", "1.2", "10.8"],
    ["usd", "9.99", "15", "1.5", "8.49"],
    ["usd", "0.5", "33.33", "0.17", "0.33"],
    ["jpy", "1800", "12.5", "225", "1575"],
    ["jpy", "55", "10", "6", "49"],
    ["kwd", "3.75", "10", "0.38", "3.37"],
    ["isk", "255", "10", "26", "229"],
    ["usd", "12", "0", "0", "12"],
    ["usd", "12", "100", "12", "0"],
    // A percentage is kept to two decimals, and the split is that of the percentage which is kept.
    ["usd", "10000", "0.005", "1", "9999"],
  ])("%s %s at a fee of %s percent: %s and %s", (currency, price, percentage, fee, earnings) =>
    withRollback(async (tx) => {
      const { learner, lessonId } = await createShop(tx, { currency, price });
      const [row] = await tx`
        select opened.platform_fee = ${fee} as fee, opened.creator_earnings = ${earnings} as earnings
        from public.lessons, private.insert_checkout(lessons, null, ${learner.id}, ${percentage}, false, '{}') as opened
        where lessons.id = ${lessonId}`;
      expect(row).toEqual({ fee: true, earnings: true });
    })(),
  );

  test.each([
    ["usd", 100, 50, 99_999_999],
    ["jpy", 1, 50, 9_999_999],
    ["kwd", 100, 5, 999_999],
    ["isk", 1, 1, 999_999],
  ])("in %s adds up and can be charged, whatever price and percentage", (currency, unit, min, max) =>
    withRollback(async (tx) => {
      const random = seededRandom(max);
      const { learner, lessonId } = await createShop(tx, { currency, price: "100" });
      for (let i = 0; i < scaled(25, 150); i++) {
        const price = Math.floor(min + random() ** 4 * (max - min)) / unit;
        const percentage = Math.floor(random() * 10_001) / 100;
        await tx`update public.lessons set price = ${price} where id = ${lessonId}`;
        await tx`update public.purchases set status = 'cancelled' where lesson_id = ${lessonId}`;
        const [row] = await tx`
          select opened.platform_fee + opened.creator_earnings = ${price} as adds_up,
            mod(opened.platform_fee, step) = 0 and mod(opened.creator_earnings, step) = 0 as chargeable,
            opened.platform_fee >= 0 and opened.creator_earnings >= 0 as no_debt,
            abs(opened.platform_fee - ${price}::numeric * ${percentage} / 100) <= step / 2 as nearest
          from public.lessons, private.money_step(currency) as step,
            private.insert_checkout(lessons, null, ${learner.id}, ${percentage}, false, '{}') as opened
          where lessons.id = ${lessonId}`;
        const all = { adds_up: true, chargeable: true, no_debt: true, nearest: true };
        expect(row, `${price} ${currency} at ${percentage} %`).toEqual(all);
      }
    })(),
  );
});
