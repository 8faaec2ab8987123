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

describe("progress is recorded", () => {
  type Reader = (tx: Tx, shop: Shop) => Promise<{ id: string }>;
  const buyer =
    (status: string): Reader =>
    async (tx, shop) => {
      await createPurchase(tx, shop, { status });
      return shop.learner;
    };
  const readers: [string, string, boolean, Reader][] = [
    ["a person who has bought the lesson", "12", true, buyer("completed")],
    ["a person to whom a part went back", "12", true, buyer("partially_refunded")],
    ["anyone, where the lesson is free", "0", true, async (_tx, { otherLearner }) => otherLearner],
    ["a person who has not bought", "12", false, async (_tx, { otherLearner }) => otherLearner],
    ["another creator", "12", false, async (_tx, { otherCreator }) => otherCreator],
    ["a learner whose money went back", "12", false, buyer("refunded")],
    ["a learner who disputes", "12", false, buyer("disputed")],
    ["a learner whose payment is on its way", "12", false, buyer("processing")],
  ];

  test.each(readers)("of %s, at a price of %s: %s", (_who, price, isRecorded, reader) =>
    withRollback(async (tx) => {
      const shop = await createShop(tx, { price });
      const person = await reader(tx, shop);
      expect(await note(tx, person, shop.lessonId, { fraction: 0.5 })).toBe(isRecorded);
      expect(await progressOf(tx, person)).toHaveLength(isRecorded ? 1 : 0);
      const direct = (inner: Tx) => insert(inner, person, person.id, shop.lessonId);
      await tx`delete from public.lesson_progress`;
      expect(await errorCodeOf(tx, direct)).toBe(isRecorded ? null : denied);
    })(),
  );

  test(
    "in no one else's name, and seen by no one else",
    withRollback(async (tx) => {
      const { learner, otherLearner, creator, lessonId } = await createShop(tx, { price: "0" });
      for (const actor of [otherLearner, creator, "anon", "service_role"] as const)
        expect(await errorCodeOf(tx, (inner) => insert(inner, actor, learner.id, lessonId))).toBe(denied);
      await note(tx, learner, lessonId);
      expect(await progressOf(tx, learner)).toHaveLength(1);
      expect(await progressOf(tx, otherLearner)).toHaveLength(0);
      expect(await progressOf(tx, creator)).toHaveLength(0);
    }),
  );
});

describe("of two devices", () => {
  test(
    "the last one says where the learner is, the further one how far they came",
    withRollback(async (tx) => {
      const { learner, lessonId } = await createShop(tx, { price: "0" });
      await note(tx, learner, lessonId, { section: "s-end", fraction: 0.8 });
      await note(tx, learner, lessonId, { section: "s-start", fraction: 0.2 });
      expect(await progressOf(tx, learner)).toMatchObject([
        { section: "s-start", fraction: 0.2, furthest: 0.8 },
      ]);
    }),
  );

  test(
    "one that watches and one that reads leave each other's place alone, and a visit leaves both",
    withRollback(async (tx) => {
      const { learner, lessonId } = await createShop(tx, { price: "0" });
      await note(tx, learner, lessonId, { section: "s-tap", fraction: 0.25 });
      await note(tx, learner, lessonId, { videoSeconds: 40, videoFraction: 0.5 });
      await note(tx, learner, lessonId);
      expect(await progressOf(tx, learner)).toMatchObject([
        { section: "s-tap", fraction: 0.25, video_seconds: 40, video_fraction: 0.5, furthest: 0.5 },
      ]);
    }),
  );
});

describe("a finish", () => {
  test(
    "is dated by the database, kept while it stands, and taken back",
    withRollback(async (tx) => {
      const { learner, lessonId } = await createShop(tx, { price: "0" });
      await note(tx, learner, lessonId, { finished: true });
      const [first] = await progressOf(tx, learner);
      expect(first?.finished_at).toBeInstanceOf(Date);
      await note(tx, learner, lessonId, { finished: true, fraction: 0.1 });
      expect((await progressOf(tx, learner))[0]?.finished_at).toEqual(first?.finished_at);
      await note(tx, learner, lessonId, { finished: false });
      expect(await progressOf(tx, learner)).toMatchObject([{ finished_at: null }]);
    }),
  );

  test(
    "and the furthest position cannot be written directly, nor any value out of range",
    withRollback(async (tx) => {
      const { learner, lessonId } = await createShop(tx, { price: "0" });
      await note(tx, learner, lessonId, { fraction: 0.5 });
      const attempts: [string, (inner: Tx) => Promise<unknown>][] = [
        [denied, (inner) => inner`update public.lesson_progress set furthest = 0`],
        [denied, (inner) => inner`update public.lesson_progress set finished_at = '2020-01-01'`],
        [denied, (inner) => inner`delete from public.lesson_progress`],
        ["lesson_progress_fraction_range", (inner) => inner`update public.lesson_progress set fraction = 2`],
        [
          "lesson_progress_section_length",
          (inner) => inner`update public.lesson_progress set section = ${"x".repeat(201)}`,
        ],
      ];
      for (const [reason, attempt] of attempts)
        expect(await errorCodeOf(tx, (inner) => asRole(inner, learner, () => attempt(inner)))).toBe(reason);
    }),
  );
});

describe("money", () => {
  test(
    "that goes back closes the lesson and leaves the progress, which continues when it is bought again",
    withRollback(async (tx) => {
      const shop = await createShop(tx);
      const first = await createPurchase(tx, shop);
      await note(tx, shop.learner, shop.lessonId, { section: "s-two", fraction: 0.4, finished: true });
      await tx`update public.purchases set status = 'refunded', refunded_amount = 12 where id = ${first}`;
      expect(await note(tx, shop.learner, shop.lessonId, { fraction: 0.9 })).toBe(false);
      const stands = [{ section: "s-two", fraction: 0.4, furthest: 0.4, finished: true }];
      expect(await progressOf(tx, shop.learner)).toMatchObject(stands);
      const moved = (inner: Tx) =>
        asRole(inner, shop.learner, () => inner`update public.lesson_progress set fraction = 1`);
      expect((await asRole(tx, shop.learner, () => moved(tx))).count).toBe(0);
      await createPurchase(tx, shop);
      expect(await note(tx, shop.learner, shop.lessonId, { fraction: 0.6 })).toBe(true);
      expect(await progressOf(tx, shop.learner)).toMatchObject([{ section: "s-two", furthest: 0.6 }]);
    }),
  );

  test(
    "does not block deletion: the progress is deleted with the account",
    withRollback(async (tx) => {
      const { learner, lessonId } = await createShop(tx, { price: "0" });
      await note(tx, learner, lessonId);
      await tx`delete from auth.users where id = ${learner.id}`;
      expect(await tx`select from public.lesson_progress where lesson_id = ${lessonId}`).toHaveLength(0);
    }),
  );
});

type Note = Partial<{
  section: string;
  fraction: number;
  videoSeconds: number;
  videoFraction: number;
  finished: boolean;
}>;

async function note(tx: Tx, actor: Actor, lessonId: string, progress: Note = {}): Promise<boolean> {
  const {
    section = null,
    fraction = null,
    videoSeconds = null,
    videoFraction = null,
    finished = null,
  } = progress;
  const [row] = await asRole(
    tx,
    actor,
    () => tx<{ recorded: boolean }[]>`
      select public.record_progress(${lessonId}, ${section}, ${fraction}, ${videoSeconds}, ${videoFraction}, ${finished}) as recorded`,
  );
  return row?.recorded ?? false;
}

const insert = (tx: Tx, actor: Actor, userId: string, lessonId: string) =>
  asRole(
    tx,
    actor,
    () => tx`insert into public.lesson_progress (user_id, lesson_id) values (${userId}, ${lessonId})`,
  );

const progressOf = async (tx: Tx, actor: Actor) => [
  ...(await asRole(tx, actor, () => tx`select * from public.lesson_progress`)),
];
