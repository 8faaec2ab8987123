import { expect, test } from "vitest";
import { errorCodeOf, withRollback } from "../../support/database/database.ts";
import { createLesson, createShop } from "../../support/database/shop.ts";

// docs.stripe.com/currencies: smallest and largest charge, and the steps that Stripe accepts.
test.each([
  ["usd", ["0", "0.50", "12.34", "999999.99"], ["0.49", "12.345", "0.0001", "1000000"]],
  ["jpy", ["0", "50", "1800", "99999999"], ["49", "1800.5", "100000000"]],
  ["krw", ["50", "15000"], ["15000.01"]],
  ["kwd", ["0", "0.05", "3.75", "3.1"], ["3.755", "3.001", "0.049"]],
  ["isk", ["0", "1", "250"], ["250.5", "0.5", "250.01"]],
  ["ugx", ["5000"], ["5000.5"]],
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
