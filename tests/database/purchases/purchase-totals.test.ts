import fc from "fast-check";
import { expect, test } from "vitest";
import { Constants } from "@/types/database";
import { asRole, withRollback } from "../../support/database/database.ts";
import { createLesson, createPurchase, createShop } from "../../support/database/shop.ts";
import { scaled } from "../../support/scale.ts";

const purchase = fc.record({
  status: fc.constantFrom(...Constants.public.Enums.purchase_status),
  currency: fc.constantFrom("usd", "eur", "jpy", "kwd"),
  amount: fc.integer({ min: 1, max: 900 }).map((units) => String(units * 4)),
  purchase_date: fc
    .date({ min: new Date("2024-12-30"), max: new Date("2027-01-02"), noInvalidDate: true })
    .map((date) => date.toISOString()),
});

type Total = {
  year: number;
  currency: string;
  purchases: number;
  paid: number;
  refunded: number;
  disputed: number;
};

test("totals by year, currency and status add up to the rows, each counted once, in its year by UTC", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(purchase, { maxLength: 12 }), (history) =>
      withRollback(async (tx) => {
        // Whatever the session's own zone is.
        await tx`set local time zone 'Pacific/Kiritimati'`;
        const shop = await createShop(tx);
        for (const fields of history) {
          const lessonId = await createLesson(tx, { creator_id: shop.creator.id });
          const split = { platform_fee: "0", creator_earnings: fields.amount };
          await createPurchase(tx, { ...shop, lessonId }, { ...fields, ...split });
        }
        const totals = await asRole(
          tx,
          shop.learner,
          () => tx<Total[]>`
          select year, currency, sum(purchases)::integer as purchases, sum(paid_minor)::integer as paid,
            sum(refunded_minor)::integer as refunded, sum(disputed_minor)::integer as disputed
          from public.purchase_totals group by year, currency order by year, currency`,
        );
        expect([...totals]).toEqual(
          expected(
            await tx<Row[]>`
          select currency, purchase_date, paid_minor, refunded_minor, disputed_minor
          from public.purchases where user_id = ${shop.learner.id}`,
          ),
        );
        expect(
          await asRole(tx, shop.otherLearner, () => tx`select from public.purchase_totals`),
        ).toHaveLength(0);
      })(),
    ),
    { numRuns: scaled(8, 40) },
  );
});

type Row = Record<string, unknown>;

function expected(rows: Iterable<Row>): Total[] {
  const totals = new Map<string, Total>();
  for (const row of rows) {
    const year = new Date(String(row.purchase_date)).getUTCFullYear();
    const currency = String(row.currency);
    const none = { year, currency, purchases: 0, paid: 0, refunded: 0, disputed: 0 };
    const total = totals.get(`${year} ${currency}`) ?? none;
    total.purchases += 1;
    total.paid += Number(row.paid_minor);
    total.refunded += Number(row.refunded_minor);
    total.disputed += Number(row.disputed_minor);
    totals.set(`${year} ${currency}`, total);
  }
  return [...totals.values()].sort((a, b) => a.year - b.year || (a.currency < b.currency ? -1 : 1));
}
