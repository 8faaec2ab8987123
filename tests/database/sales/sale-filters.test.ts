import { describe, expect, test } from "vitest";
import { type Tx, withRollback } from "../../support/database/database.ts";
import { type Filter, listSales, sumSales } from "../../support/database/list-sales.ts";
import { createLesson, createPerson, createPurchase, createShop } from "../../support/database/shop.ts";

const eight = { amount: "8", platform_fee: "0.8", creator_earnings: "7.2" };

/** Sales by name, from the newest: what each filter finds is said by these names, which are the titles' last words. */
async function createSales(tx: Tx) {
  const shop = await createShop(tx);
  const euros = await createLesson(tx, { creator_id: shop.creator.id, currency: "eur" });
  const buyer = async (display_name: string) => (await createPerson(tx, { display_name })).id;
  const sell = async (name: string, fields: Record<string, string | null>) => {
    const id = await createPurchase(tx, shop, fields);
    await tx`
      update public.purchases set metadata = ${tx.json({ title: `Kerning ${name}` })} where id = ${id}`;
  };
  await sell("a", { purchase_date: "2026-10-25T21:59:59Z", user_id: await buyer("Ada Löwe") });
  await sell("b", { purchase_date: "2026-10-24T22:00:00Z", user_id: await buyer("will smith"), ...eight });
  await sell("c", {
    purchase_date: "2026-10-24T21:59:59Z",
    status: "refunded",
    user_id: await buyer("王小明"),
  });
  await sell("d", { purchase_date: "2026-10-01T10:00:00Z", status: "partially_refunded", user_id: null });
  await sell("e", {
    ...{ purchase_date: "2026-09-01T10:00:00Z", lesson_id: euros, currency: "eur", status: "disputed" },
    user_id: await buyer("ada@shop.test"),
  });
  await sell("f", {
    purchase_date: "2026-08-01T10:00:00Z",
    status: "processing",
    user_id: await buyer("Bob"),
  });
  await sell("x", { purchase_date: "2026-10-02T10:00:00Z", status: "expired", user_id: await buyer("Ada") });
  await tx`update public.creator_settings set time_zone = 'Europe/Berlin' where creator_id = ${shop.creator.id}`;
  return { ...shop, euros };
}

const namesOf = (sales: { title: string | null }[]) => sales.map(({ title }) => title?.at(-1)).join("");

const cases: [what: string, filter: Filter, names: string][] = [
  ["nothing", {}, "abcdef"],
  ["a day, which has 25 hours", { from: "2026-10-25", to: "2026-10-25" }, "ab"],
  ["the day before", { from: "2026-10-24", to: "2026-10-24" }, "c"],
  ["from a day on", { from: "2026-10-24" }, "abc"],
  ["up to a day", { to: "2026-09-01" }, "ef"],
  ["a currency", { currency: "eur" }, "e"],
  ["a status", { statuses: ["refunded"] }, "c"],
  ["those that are kept", { statuses: ["completed", "partially_refunded"] }, "abd"],
  ["those paid in full", { statuses: ["completed"] }, "ab"],
  ["a status that is no sale", { statuses: ["expired"] }, ""],
  ["an amount", { currency: "usd", minMinor: 800, maxMinor: 1199 }, "b"],
  ["a coupon that nobody used", { coupon: "SPRING" }, ""],
  ["words of the title as sold", { words: "kerning d" }, "d"],
  ["words of no sale", { words: "zebra" }, ""],
  ["a name, without accents and case", { words: "ADA LOWE" }, "a"],
  ["a name that is a stop word", { words: "will" }, "b"],
  ["a part of a name in a script without spaces", { words: "小明" }, "c"],
  ["the e-mail address that one buyer chose as a name", { words: "ada@shop.test" }, ""],
  ["a name and a status", { words: "ada", statuses: ["refunded"] }, ""],
  [
    "a word of all titles, a currency and days",
    { words: "kerning", currency: "usd", to: "2026-10-24" },
    "cdf",
  ],
];

describe("sales are found by", () => {
  test(
    "each filter, and their sums are those of the rows",
    withRollback(async (tx) => {
      const shop = await createSales(tx);
      for (const [what, filter, names] of cases) {
        const { sales, searchedTo } = await listSales(tx, shop.creator, filter);
        expect([what, namesOf(sales), searchedTo]).toEqual([what, names, null]);
        const { complete, sums } = await sumSales(tx, shop.creator, filter);
        const total = (of: (sale: (typeof sales)[number]) => number) =>
          sales.reduce((sum, sale) => sum + of(sale), 0);
        expect(complete).toBe(true);
        expect(sums.reduce((sum, one) => sum + one.sales + one.processing, 0)).toBe(sales.length);
        for (const one of sums)
          expect(one.grossMinor).toBe(one.reversedMinor + one.platformFeeMinor + one.netMinor);
        expect(sums.reduce((sum, one) => sum + one.netMinor, 0)).toBe(total((sale) => sale.netMinor));
        expect(sums.reduce((sum, one) => sum + one.grossMinor, 0)).toBe(total((sale) => sale.paidMinor));
      }
    }),
  );

  test(
    "their creator alone: another finds nothing by the same lesson, words or names",
    withRollback(async (tx) => {
      const shop = await createSales(tx);
      const filters: Filter[] = [{}, { lessonId: shop.lessonId }, { words: "kerning" }, { words: "bob" }];
      for (const actor of [shop.otherCreator, shop.learner])
        for (const filter of filters) {
          expect((await listSales(tx, actor, filter)).sales).toEqual([]);
          expect((await sumSales(tx, actor, filter)).sums).toEqual([]);
        }
    }),
  );
});

test(
  "of a buyer a sale shows the name, not an address, and what is left of a deleted account is that it is",
  withRollback(async (tx) => {
    const shop = await createSales(tx);
    const { sales, timeZone } = await listSales(tx, shop.creator);
    const buyers = sales.map(({ buyerName, buyerDeleted }) => (buyerDeleted ? "deleted" : buyerName));
    expect(buyers).toEqual(["Ada Löwe", "will smith", "王小明", "deleted", null, "Bob"]);
    expect(timeZone).toBe("Europe/Berlin");
    expect(sales.slice(0, 3).map(({ localTime }) => localTime)).toEqual([
      "2026-10-25T22:59:59+01:00",
      "2026-10-25T00:00:00+02:00",
      "2026-10-24T23:59:59+02:00",
    ]);
  }),
);

test(
  "a buyer is found by the name of today alone",
  withRollback(async (tx) => {
    const shop = await createShop(tx);
    await createPurchase(tx, shop);
    const countOf = async (words: string) => (await listSales(tx, shop.creator, { words })).sales.length;
    expect([await countOf("ada"), await countOf("grace")]).toEqual([1, 0]);
    await tx`update public.profiles set display_name = 'Grace' where id = ${shop.learner.id}`;
    expect([await countOf("ada"), await countOf("grace")]).toEqual([0, 1]);
    await tx`update public.purchases set user_id = null where user_id = ${shop.learner.id}`;
    expect(await countOf("grace")).toBe(0);
  }),
);
