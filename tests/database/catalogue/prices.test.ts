import { describe, expect, test } from "vitest";
import { currencies } from "@/lib/format/currencies";
import { majorUnits } from "@/lib/format/money";
import { errorCodeOf, sql, withRollback } from "../../support/database/database.ts";
import { createLesson, createShop } from "../../support/database/shop.ts";

// docs.stripe.com/currencies: smallest and largest charge, and the steps that Stripe accepts.
test.each([
  ["usd", ["0", "0.50", "12.34", "999999.99"], ["0.49", "12.345", "0.0001", "1000000"]],
  ["gbp", ["0.30", "0.31"], ["0.29", "0.01", "1000000"]],
  ["eur", ["0.50"], ["0.49", "0.30"]],
  ["huf", ["175", "1990.50", "1200000"], ["174.99", "50"]],
  ["czk", ["15"], ["14.99", "0.50"]],
  ["dkk", ["2.50"], ["2.49"]],
  ["sek", ["3"], ["2.99"]],
  ["hkd", ["4"], ["3.99"]],
  ["mxn", ["10"], ["9.99"]],
  ["thb", ["10"], ["9.99"]],
  ["aed", ["2"], ["1.99"]],
  ["cop", ["1200000", "99999999.99"], ["100000000"]],
  ["idr", ["150000", "9999999999.99"], ["10000000000"]],
  ["lbp", ["5000000", "999999999.99"], ["1000000000"]],
  ["inr", ["9999999.99"], ["10000000"]],
  ["jpy", ["0", "50", "1800", "9999999999"], ["49", "1800.5", "10000000000"]],
  ["krw", ["50", "15000"], ["15000.01"]],
  ["vnd", ["99999999"], ["100000000"]],
  ["kwd", ["0", "0.05", "3.75", "3.1", "99999.99"], ["3.755", "3.001", "0.049", "100000"]],
  ["isk", ["0", "1", "250", "999999"], ["250.5", "0.5", "250.01", "1000000"]],
  ["ugx", ["5000"], ["5000.5"]],
  ["twd", ["199.50"], ["199.505"]],
  ["zzz", ["0"], ["12"]],
])("a price in %s is one of %j, none of %j", (currency, chargeable, notChargeable) =>
  withRollback(async (tx) => {
    const { creator } = await createShop(tx);
    for (const [prices, answer] of [
      [chargeable, null],
      [notChargeable, "lessons_price_chargeable"],
    ] as const) {
      for (const price of prices) {
        const reason = await errorCodeOf(tx, (inner) =>
          createLesson(inner, { creator_id: creator.id, currency, price }),
        );
        expect(reason, price).toBe(answer);
      }
    }
  })(),
);

test("of every currency of Stripe's the limits can be charged, and nothing beside them", async () => {
  const limits = [...currencies].map(([code, { step, minimum, maximum }]) => ({
    code,
    inside: [minimum, maximum].map((minor) => majorUnits(minor, code)),
    outside: [minimum - step, maximum + step, minimum + step / 2].map((minor) => minor.toString()),
  }));
  const rows = await sql`
    select code from jsonb_to_recordset(${sql.json(limits)}) as limits (code text, inside text[], outside text[])
    where not (select bool_and(private.is_chargeable(price::numeric, code)) from unnest(inside) as price)
      or (select bool_or(private.is_chargeable(minor::numeric / 10.0 ^ private.minor_digits(code), code))
        from unnest(outside) as minor)`;
  expect([...rows]).toEqual([]);
});

test("every currency of Stripe's has a rate, by which its smallest charge is more than nothing, and its largest fits", async () => {
  const rows = await sql<
    { currency: string }[]
  >`select currency from private.exchange_rates order by currency`;
  expect(rows.map(({ currency }) => currency)).toEqual([...currencies.keys()].toSorted());
  const limits = [...currencies].map(([code, { minimum, maximum }]) => ({
    code,
    prices: [minimum, maximum].map((minor) => majorUnits(minor, code)),
  }));
  const wrong = await sql`
    select code, price, cents
    from jsonb_to_recordset(${sql.json(limits)}) as limits (code text, prices text[]), unnest(prices) as price,
      lateral (select private.approximate_usd_cents(price::numeric, code) as cents) as approximate
    where cents is null or cents < 1 or private.approximate_usd_cents(0, code) <> 0`;
  expect([...wrong]).toEqual([]);
});

test.each([
  ["usd", "20", 2000],
  ["usd", "0.5", 50],
  ["eur", "20", 2200],
  ["jpy", "1800", 1206],
  ["uah", "500", 1200],
  ["pkr", "5000", 1800],
  ["kzt", "9000", 1710],
  ["idr", "0.5", 1],
  ["zzz", "0", 0],
])("a price in %s of %s counts as %i US cents in filters and orders", async (currency, price, cents) => {
  const [row] = await sql`select private.approximate_usd_cents(${price}, ${currency}) as cents`;
  expect(row).toEqual({ cents });
});

describe("what is refused says what is accepted:", () => {
  test.each([
    [
      "0.29",
      "gbp",
      "A price in GBP is 0, or from 0.30 to 999999.99 in steps of 0.01: Stripe charges no other amounts.",
    ],
    [
      "174",
      "huf",
      "A price in HUF is 0, or from 175.00 to 99999999.99 in steps of 0.01: Stripe charges no other amounts.",
    ],
    [
      "49",
      "jpy",
      "A price in JPY is 0, or from 50 to 9999999999 in steps of 1: Stripe charges no other amounts.",
    ],
    [
      "3.755",
      "kwd",
      "A price in KWD is 0, or from 0.050 to 99999.990 in steps of 0.010: Stripe charges no other amounts.",
    ],
    [
      "250.5",
      "isk",
      "A price in ISK is 0, or from 1.00 to 999999.00 in steps of 1.00: Stripe charges no other amounts.",
    ],
    ["12", "zzz", "Stripe does not charge in ZZZ."],
  ])("%s %s", (price, currency, message) =>
    withRollback(async (tx) => {
      const { lessonId } = await createShop(tx);
      const change = tx.savepoint(
        (inner) =>
          inner`update public.lessons set price = ${price}, currency = ${currency} where id = ${lessonId}`,
      );
      await expect(change).rejects.toThrow(message);
    })(),
  );
});
