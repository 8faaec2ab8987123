import { describe, expect, test } from "vitest";
import {
  asRole,
  denied,
  errorCodeOf,
  type Tx,
  withIsolatedRollback,
  withRollback,
} from "../../support/database/database.ts";
import { createLesson, createShop } from "../../support/database/shop.ts";

describe("what can be tried", () => {
  test(
    "is read by everyone, and the body still is not",
    withRollback(async (tx) => {
      const { lessonId } = await createShop(tx);
      await tx`
        update public.lessons set preview = '## Look', outcomes = '{"see the holes","kern a word"}',
          audience = 'For whoever sets a headline.'
        where id = ${lessonId}`;
      const [lesson] = await asRole(
        tx,
        "anon",
        () => tx`select preview, outcomes, audience from public.lessons where id = ${lessonId}`,
      );
      expect(lesson).toEqual({
        preview: "## Look",
        outcomes: ["see the holes", "kern a word"],
        audience: "For whoever sets a headline.",
      });
      const readBody = (inner: Tx) =>
        asRole(
          inner,
          "anon",
          () => inner`select body from public.lesson_contents where lesson_id = ${lessonId}`,
        );
      expect(await errorCodeOf(tx, readBody)).toBe(denied);
    }),
  );

  test(
    "of a draft is hidden with the draft",
    withRollback(async (tx) => {
      const { lessonId, otherLearner } = await createShop(tx, { status: "draft" });
      await tx`update public.lessons set preview = 'Soon' where id = ${lessonId}`;
      for (const reader of ["anon", otherLearner] as const)
        expect(
          await asRole(tx, reader, () => tx`select preview from public.lessons where id = ${lessonId}`),
        ).toEqual([]);
    }),
  );
});

describe("how much there is", () => {
  test.each([
    ["plain words", "The body of a lesson that costs money.", 8, 0],
    ["an apostrophe, a hyphen and a decimal", "It's a well-known 3.5 mm.", 5, 0],
    ["accents", "Zieliński développe à Łódź", 4, 0],
    ["a picture", "See ![a cat](/cat.svg)", 3, 1],
    ["a table", "| a | b |\n| --- | :-: |\n| c | d |", 4, 1],
    ["a block of code", "Try:\n\n```sql\nselect 1;\n```\n", 4, 1],
    ["a rule, which is no table", "One\n\n---\n\nTwo", 2, 0],
  ])("is counted when the body is written: %s", (_name, body, words, figures) =>
    withRollback(async (tx) => {
      const { lessonId } = await createShop(tx);
      await tx`update public.lesson_contents set body = ${body} where lesson_id = ${lessonId}`;
      const [counts] = await tx`select word_count, figure_count from public.lessons where id = ${lessonId}`;
      expect(counts).toEqual({ word_count: words, figure_count: figures });
    })(),
  );
});

describe("related lessons", () => {
  test(
    "are of the same subject first, then of the same creator, then the newest; neither itself nor drafts",
    withRollback(async (tx) => {
      const { creator, otherCreator, lessonId } = await createShop(tx);
      const add = async (creator_id: string, subject: string, day: string, status?: "draft") => {
        const id = await createLesson(tx, { creator_id, status });
        await tx`update public.lessons set subject = ${subject}, published_at = ${day} where id = ${id}`;
        return id;
      };
      // No lesson of anyone else is as new.
      const newest = await add(otherCreator.id, "music", "2999-05-01");
      const sameCreator = await add(creator.id, "craft", "2999-01-01");
      const sameSubject = await add(otherCreator.id, "design", "2999-02-01");
      const both = await add(creator.id, "design", "2998-01-01");
      const draft = await add(creator.id, "design", "2999-06-01", "draft");
      const own = [newest, sameCreator, sameSubject, both, draft, lessonId];
      const ownOf = (ids: string[]) => ids.filter((id) => own.includes(id));
      expect(ownOf(await related(tx, lessonId, 100))).toEqual([both, sameSubject, sameCreator, newest]);
      expect(await related(tx, lessonId, 2)).toEqual([both, sameSubject]);
    }),
  );

  test(
    "of a lesson that is not to be seen are none",
    withRollback(async (tx) => {
      const { lessonId } = await createShop(tx, { status: "draft" });
      expect(await related(tx, lessonId, 3)).toEqual([]);
    }),
  );
});

test(
  "a subject's count is that of its published lessons",
  withIsolatedRollback(async (tx) => {
    const { creator } = await createShop(tx);
    const before = await countOf(tx);
    await createLesson(tx, { creator_id: creator.id });
    await createLesson(tx, { creator_id: creator.id, status: "draft" });
    expect(await countOf(tx)).toBe(before + 1);
  }),
);

async function related(tx: Tx, lessonId: string, howMany: number): Promise<string[]> {
  const rows = await asRole(
    tx,
    "anon",
    () => tx<{ id: string }[]>`select id from public.list_related_lessons(${lessonId}, ${howMany}) as id`,
  );
  return rows.map(({ id }) => id);
}

async function countOf(tx: Tx): Promise<number> {
  const [row] = await asRole(
    tx,
    "anon",
    () => tx<{ lessons: number }[]>`select lessons from public.subject_counts where subject = 'design'`,
  );
  return row?.lessons ?? 0;
}
