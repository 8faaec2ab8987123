import { describe, expect, test } from "vitest";
import { asRole, type Tx, withRollback } from "../../support/database/database.ts";
import { createLessonSet, type LessonSet, search } from "../../support/database/searchable-lessons.ts";
import { createPerson, createPurchase, createShop } from "../../support/database/shop.ts";

describe("a reader's own lessons", () => {
  test(
    "are those that they may read, and no one else's",
    withRollback(async (tx) => {
      const { lessonSet, learner, other } = await createBoughtLessonSet(tx);
      expect((await search(tx, { owned: true }, lessonSet, learner)).names).toEqual(["mine"]);
      expect((await search(tx, { owned: false }, lessonSet, learner)).names).toHaveLength(2);
      for (const member of [undefined, other]) {
        expect((await search(tx, { owned: true }, lessonSet, member)).total).toBe(0);
        expect((await search(tx, { owned: false }, lessonSet, member)).total).toBe(3);
      }
    }),
  );

  test(
    "count for popularity once the job has counted, as long as they stand",
    withRollback(async (tx) => {
      const { lessonSet } = await createBoughtLessonSet(tx);
      const count = () => asRole(tx, "service_role", () => tx`select public.count_learners()`);
      const first = async () => (await search(tx, { sort: "popular" }, lessonSet)).names[0];
      await count();
      expect(await first()).toBe("mine");
      await tx`update public.purchases set status = 'refunded', refunded_amount = amount where creator_id = ${lessonSet.creator.id}`;
      await count();
      expect(await first()).toBe("later");
    }),
  );

  test(
    "count where they are free and begun, once for each learner, but not for their creator",
    withRollback(async (tx) => {
      const { lessonSet, learner, other } = await createBoughtLessonSet(tx);
      const { mine = "", refunded = "", later = "" } = lessonSet.ids;
      await tx`update public.lessons set price = 0 where id in (${mine}, ${refunded})`;
      const begun = [
        { lesson_id: mine, user_id: learner.id },
        { lesson_id: refunded, user_id: learner.id },
        { lesson_id: refunded, user_id: other.id },
        { lesson_id: refunded, user_id: lessonSet.creator.id },
        { lesson_id: later, user_id: learner.id },
      ];
      await tx`insert into public.lesson_progress ${tx(begun)}`;
      await asRole(tx, "service_role", () => tx`select public.count_learners()`);
      const counted = await tx`
        select lesson_id, learners from private.catalogue where creator_id = ${lessonSet.creator.id} order by learners desc`;
      expect(counted).toEqual([
        { lesson_id: refunded, learners: 2 },
        { lesson_id: mine, learners: 1 },
        { lesson_id: later, learners: 0 },
      ]);
      expect((await search(tx, { sort: "popular" }, lessonSet)).names).toEqual(["refunded", "mine", "later"]);
    }),
  );

  test(
    "are not part of an answer, which has ids, counts and words",
    withRollback(async (tx) => {
      const { lessonSet } = await createBoughtLessonSet(tx);
      const { names, ...answer } = await search(tx, { sort: "popular" }, lessonSet);
      expect(Object.keys(answer).sort()).toEqual([
        "hasMore",
        "isAtLeast",
        "lessons",
        "partial",
        "spellingSuggestion",
        "subjects",
        "total",
      ]);
      expect(names).toHaveLength(3);
    }),
  );
});

async function createBoughtLessonSet(tx: Tx) {
  const shop = await createShop(tx);
  const lessonSet: LessonSet = await createLessonSet(tx, {
    mine: { published_at: "2026-01-01Z" },
    refunded: { published_at: "2026-01-02Z" },
    later: { published_at: "2026-01-03Z" },
  });
  const ofLessonSet = { ...shop, creator: lessonSet.creator };
  await createPurchase(tx, { ...ofLessonSet, lessonId: lessonSet.ids.mine ?? "" });
  await createPurchase(
    tx,
    { ...ofLessonSet, lessonId: lessonSet.ids.refunded ?? "" },
    { status: "refunded" },
  );
  return { lessonSet, learner: shop.learner, other: await createPerson(tx, { display_name: "Tomas" }) };
}
