import { describe, expect, test } from "vitest";
import {
  type Actor,
  asRole,
  denied,
  errorCodeOf,
  type Tx,
  withRollback,
} from "../../support/database/database.ts";
import { createPurchase, createShop, type Shop } from "../../support/database/shop.ts";

describe("an opening is recorded", () => {
  type Reader = (tx: Tx, shop: Shop) => Promise<{ id: string }>;
  const buyer =
    (status: string): Reader =>
    async (tx, shop) => {
      await createPurchase(tx, shop, { status });
      return shop.learner;
    };
  const readers: [string, string, string | null, Reader][] = [
    ["a person who has bought the lesson", "12", null, buyer("completed")],
    ["a person to whom a part went back", "12", null, buyer("partially_refunded")],
    ["the lesson's creator", "12", null, async (_tx, { creator }) => creator],
    ["anyone, where the lesson is free", "0", null, async (_tx, { otherLearner }) => otherLearner],
    ["a person who has not bought", "12", denied, async (_tx, { otherLearner }) => otherLearner],
    ["another creator", "12", denied, async (_tx, { otherCreator }) => otherCreator],
    ["a learner whose payment is on its way", "12", denied, buyer("processing")],
    ["a learner whose payment is held", "12", denied, buyer("review")],
    ["a learner whose money went back", "12", denied, buyer("refunded")],
    ["a learner who disputes", "12", denied, buyer("disputed")],
  ];

  test.each(readers)("of %s, at a price of %s: %s", (_who, price, reason, reader) =>
    withRollback(async (tx) => {
      const shop = await createShop(tx, { price });
      const person = await reader(tx, shop);
      expect(await errorCodeOf(tx, (inner) => open(inner, person, shop.lessonId))).toBe(reason);
    })(),
  );

  test(
    "of a reader who undid it with credits, and kept it once it was free",
    withRollback(async (tx) => {
      const shop = await createShop(tx, { price: "3.00" });
      const undone = { status: "refunded", paid_with: "credits", credits: "300", amount: "3" };
      const split = { platform_fee: "0.3", creator_earnings: "2.7" };
      const none = { stripe_session_id: null, payment_intent_id: null };
      await createPurchase(tx, shop, { ...undone, ...split, ...none });
      await tx`insert into public.kept_lessons (user_id, lesson_id) values (${shop.learner.id}, ${shop.lessonId})`;
      await open(tx, shop.learner, shop.lessonId);
      expect(await openingsSeenBy(tx, shop.learner)).toHaveLength(1);
    }),
  );

  test(
    "in no one else's name",
    withRollback(async (tx) => {
      const shop = await createShop(tx, { price: "0" });
      const inLearnersName = (inner: Tx, actor: Actor) => open(inner, actor, shop.lessonId, shop.learner);
      for (const actor of [shop.otherLearner, shop.creator, "anon", "service_role"] as const) {
        expect(await errorCodeOf(tx, (inner) => inLearnersName(inner, actor))).toBe(denied);
      }
    }),
  );

  test(
    "of no lesson that is hidden from the reader, nor of one without a body",
    withRollback(async (tx) => {
      const draft = await createShop(tx, { price: "0", status: "draft" });
      expect(await errorCodeOf(tx, (inner) => open(inner, draft.learner, draft.lessonId))).toBe(denied);
      const bare = await createShop(tx, { price: "0" });
      await tx`delete from public.lesson_contents where lesson_id = ${bare.lessonId}`;
      expect(await errorCodeOf(tx, (inner) => open(inner, bare.learner, bare.lessonId))).toBe(denied);
    }),
  );
});

describe("the first time", () => {
  test(
    "is kept, however often the lesson is opened",
    withRollback(async (tx) => {
      const { learner, lessonId } = await createShop(tx, { price: "0" });
      await open(tx, learner, lessonId);
      await tx`update public.lesson_openings set opened_at = '2026-01-01' where user_id = ${learner.id}`;
      const again = (inner: Tx) => open(inner, learner, lessonId);
      expect(await errorCodeOf(tx, again)).toBe("lesson_openings_pkey");
      const answer = await asRole(
        tx,
        learner,
        () => tx`insert into public.lesson_openings (user_id, lesson_id) values (${learner.id}, ${lessonId})
          on conflict do nothing`,
      );
      expect(answer.count).toBe(0);
      expect(await openingsSeenBy(tx, learner)).toMatchObject([{ opened_at: new Date("2026-01-01") }]);
    }),
  );

  test(
    "is dated by the database, and cannot be updated or deleted",
    withRollback(async (tx) => {
      const { learner, lessonId } = await createShop(tx, { price: "0" });
      const dated = (inner: Tx) =>
        asRole(
          inner,
          learner,
          () => inner`insert into public.lesson_openings (user_id, lesson_id, opened_at)
            values (${learner.id}, ${lessonId}, '2020-01-01')`,
        );
      expect(await errorCodeOf(tx, dated)).toBe(denied);
      await open(tx, learner, lessonId);
      const moved = (inner: Tx) =>
        asRole(inner, learner, () => inner`update public.lesson_openings set opened_at = '2020-01-01'`);
      const forgotten = (inner: Tx) =>
        asRole(inner, learner, () => inner`delete from public.lesson_openings`);
      expect(await errorCodeOf(tx, moved)).toBe(denied);
      expect(await errorCodeOf(tx, forgotten)).toBe(denied);
    }),
  );

  test(
    "is visible to its reader only, and stays after a refund",
    withRollback(async (tx) => {
      const shop = await createShop(tx);
      const id = await createPurchase(tx, shop);
      await open(tx, shop.learner, shop.lessonId);
      await tx`update public.purchases set status = 'refunded', refunded_amount = 12 where id = ${id}`;
      const own = [{ user_id: shop.learner.id, lesson_id: shop.lessonId }];
      expect(await openingsSeenBy(tx, shop.learner)).toMatchObject(own);
      for (const other of [shop.otherLearner, shop.creator])
        expect(await openingsSeenBy(tx, other)).toEqual([]);
      expect(await errorCodeOf(tx, (inner) => openingsSeenBy(inner, "anon"))).toBe(denied);
    }),
  );

  test(
    "is deleted with the account",
    withRollback(async (tx) => {
      const { learner, lessonId } = await createShop(tx, { price: "0" });
      await open(tx, learner, lessonId);
      await tx`delete from auth.users where id = ${learner.id}`;
      expect(await tx`select from public.lesson_openings where lesson_id = ${lessonId}`).toHaveLength(0);
    }),
  );
});

function open(tx: Tx, actor: Actor, lessonId: string, inWhoseName?: { id: string }) {
  const reader = inWhoseName ?? (typeof actor === "string" ? { id: actor } : actor);
  return asRole(
    tx,
    actor,
    () => tx`insert into public.lesson_openings (user_id, lesson_id) values (${reader.id}, ${lessonId})`,
  );
}

const openingsSeenBy = async (tx: Tx, actor: Actor) => [
  ...(await asRole(tx, actor, () => tx`select * from public.lesson_openings`)),
];
