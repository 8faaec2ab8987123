import { describe, expect, test } from "vitest";
import { asRole, errorCodeOf, type Tx, withRollback } from "../../support/database/database.ts";
import { createPurchase, createShop, openCheckout, type Shop } from "../../support/database/shop.ts";

const set = (change: string) => (tx: Tx, shop: Shop) =>
  tx.unsafe(`update public.lessons set ${change} where id = '${shop.lessonId}'`);
const begin = (tx: Tx, { learner, lessonId }: Shop) =>
  asRole(tx, learner, () => tx`select public.record_progress(${lessonId}, fraction => 0.5)`);
const buy = (tx: Tx, shop: Shop) => createPurchase(tx, shop);
const refund = (tx: Tx, { lessonId }: Shop) =>
  tx`update public.purchases set status = 'refunded', refunded_amount = 12 where lesson_id = ${lessonId}`;

const free = set("price = 0");
const priced = set("price = 12");
const archived = set("status = 'archived'");
const draft = set("status = 'draft'");
const published = set("status = 'published'");

type Step = (tx: Tx, shop: Shop) => PromiseLike<unknown>;

// biome-ignore format: a table
const cases: [title: string, keeps: boolean, ...steps: Step[]][] = [
  ["gets a price",                         true,  free, begin, priced],
  ["is archived",                          true,  free, begin, archived],
  ["gets a price and is archived",         true,  free, begin, priced, archived],
  ["is archived and gets a price",         true,  free, begin, archived, priced],
  ["becomes a draft again",                true,  free, begin, draft],
  ["is free again",                        true,  free, begin, priced, free],
  ["gets another price",                   true,  free, begin, priced, set("price = 24")],
  ["was only looked at before",            false, free, priced],
  ["is begun when it has a price",         false, priced, begin],
  ["is begun when it is archived",         false, free, archived, begin],
  ["was bought, read and refunded",        false, buy, begin, refund],
  ["was refunded, and begun while free",   true,  buy, begin, refund, free, begin, priced],
  ["was begun free, bought and refunded",  true,  free, begin, priced, buy, refund],
  ["was read, and had a price since",      false, buy, begin, refund, free, priced],
  ["is published again",                   true,  free, begin, archived, priced, published],
];

describe("a lesson that was begun while it was free", () => {
  test.each(cases)("%s: kept %s", (_, keeps, ...steps) =>
    withRollback(async (tx) => {
      const shop = await createShop(tx);
      for (const step of steps) await step(tx, shop);
      const { learner, lessonId } = shop;
      const seen = await asRole(
        tx,
        learner,
        () => tx`
          select exists (select from public.lesson_contents where lesson_id = ${lessonId}) as body,
            exists (select from public.list_library() where lesson_id = ${lessonId}) as in_library,
            exists (select from public.lessons where id = ${lessonId}) as visible`,
      );
      expect(seen[0]).toMatchObject({ body: keeps, in_library: keeps, ...(keeps && { visible: true }) });
      if (keeps) expect((await openCheckout(tx, learner, lessonId)).outcome).toBe("already_purchased");
    })(),
  );

  test(
    "is kept by who began it, and by nobody else",
    withRollback(async (tx) => {
      const shop = await createShop(tx, { price: "0" });
      await begin(tx, shop);
      await priced(tx, shop);
      for (const other of [shop.otherLearner, shop.otherCreator])
        expect(
          await asRole(
            tx,
            other,
            () => tx`select from public.lesson_contents where lesson_id = ${shop.lessonId}`,
          ),
        ).toEqual([]);
      expect((await openCheckout(tx, shop.otherLearner, shop.lessonId)).outcome).toBe("open");
    }),
  );

  test(
    "cannot be claimed by hand",
    withRollback(async (tx) => {
      const { learner, lessonId } = await createShop(tx);
      const claim = (inner: Tx) =>
        asRole(
          inner,
          learner,
          () =>
            inner`insert into public.kept_lessons (user_id, lesson_id) values (${learner.id}, ${lessonId})`,
        );
      expect(await errorCodeOf(tx, claim)).toBe("42501");
    }),
  );

  test(
    "is not kept by its creator, who has it anyway",
    withRollback(async (tx) => {
      const shop = await createShop(tx, { price: "0" });
      await begin(tx, { ...shop, learner: shop.creator });
      expect(await tx`select from public.kept_lessons where lesson_id = ${shop.lessonId}`).toEqual([]);
    }),
  );
});
