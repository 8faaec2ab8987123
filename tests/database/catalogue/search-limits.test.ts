import { describe, expect, test } from "vitest";
import { asRole, sql, type Tx, withRollback } from "../../support/database/database.ts";
import { createLessonSet, search } from "../../support/database/searchable-lessons.ts";
import { createPurchase, createShop } from "../../support/database/shop.ts";

const word = "photolithographically ";
const unknown = "qqqqqqqq";
const rows: [what: string, typed: string, isFound: boolean][] = [
  ["370 signs before a word", "-".repeat(370) + word, true],
  ["400 signs before a word", "-".repeat(400) + word, false],
  ["88 letters before an unknown word", word.repeat(4) + unknown, false],
  ["110 letters before an unknown word", word.repeat(5) + unknown, true],
];

// Of 400 characters that are normalized, 100 are searched for, as in lib/catalogue/search/words.ts.
describe.each(rows)("%s", (_what, words, isFound) => {
  test("in the catalogue", () =>
    withRollback(async (tx) => {
      const lessonSet = await createLessonSet(tx, { a: { title: word } });
      const { names, partial } = await search(tx, { words }, lessonSet);
      expect(names.length > 0 && !partial).toBe(isFound);
    })());

  test("in the history", () =>
    withRollback(async (tx) => {
      const shop = await createShop(tx);
      await createPurchase(tx, shop);
      await tx`update public.lessons set title = ${word} where id = ${shop.lessonId}`;
      expect((await searchPurchases(tx, shop.learner, words)).ids).toHaveLength(isFound ? 1 : 0);
    })());
});

test(
  "a page has at most 100 lessons, however many are asked for",
  withRollback(async (tx) => {
    const lessonSet = await createLessonSet(tx, { a: {} });
    await tx`
      insert into public.lessons
        (id, creator_id, slug, title, summary, subject, price, status, duration_minutes, published_at)
      select gen_random_uuid(), creator_id, slug || n, title, summary, subject, price, status, duration_minutes,
        published_at
      from public.lessons, generate_series(1, 100) as n where id = ${lessonSet.ids.a ?? ""}`;
    for (const asked of [{}, { words: "Lesson" }]) {
      const { lessons, hasMore, total } = await search(tx, { ...asked, max_rows: 1_000 }, lessonSet);
      expect([lessons.length, hasMore, total]).toEqual([100, true, 101]);
    }
  }),
);

test(
  "of a history at most 101 purchases are listed",
  withRollback(async (tx) => {
    const shop = await createShop(tx);
    const saleId = await createPurchase(tx, shop, { status: "refunded" });
    await tx`
      insert into public.purchases
        (user_id, buyer_key, lesson_id, creator_id, stripe_session_id, payment_intent_id, amount, paid_amount,
          refunded_amount, platform_fee, creator_earnings, fee_percentage, currency, livemode, status, expires_at)
      select user_id, buyer_key, lesson_id, creator_id, 'cs_' || n, 'pi_' || n, amount, paid_amount,
        refunded_amount, platform_fee, creator_earnings, fee_percentage, currency, livemode, status, expires_at
      from public.purchases, generate_series(1, 101) as n where id = ${saleId}`;
    const { total, ids } = await searchPurchases(tx, shop.learner, "kerning", 1_000);
    expect([total, ids.length]).toEqual([102, 101]);
  }),
);

test("searches have a time-out of a second, and no other function has one of its own", async () => {
  expect(
    await sql`select proname from pg_proc where 'statement_timeout=1s' = any (proconfig) order by 1`,
  ).toEqual([{ proname: "search_lessons" }, { proname: "search_purchases" }]);
});

async function searchPurchases(tx: Tx, buyer: { id: string }, words: string, max_rows = 20) {
  const [row] = await asRole(
    tx,
    buyer,
    () => tx<{ answer: { total: number; ids: string[] } }[]>`
      select public.search_purchases(${words}, max_rows => ${max_rows}) as answer`,
  );
  if (!row) throw new Error("search_purchases answered nothing");
  return row.answer;
}
