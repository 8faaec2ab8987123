import { describe, expect, test } from "vitest";
import { withRollback } from "../../support/database/database.ts";
import {
  createLessonSet,
  type Search,
  search,
  searchThrough,
} from "../../support/database/searchable-lessons.ts";

// Many alike, so that only the id tells them apart; in four currencies.
const lessons = Object.fromEntries(
  Array.from({ length: 17 }, (_, index) => [
    `n${index}`,
    {
      title: index % 4 ? "Xylography" : "Printing",
      summary: index % 3 ? "With a knife." : "With xylography.",
      subject: index % 2 ? "craft" : "design",
      price: [0, 12, 24, 1800][index % 4] ?? 0,
      currency: ["usd", "usd", "eur", "jpy"][index % 4] ?? "",
      duration_minutes: 10 * (1 + (index % 7)),
      published_at: `2026-01-0${1 + (index % 3)}T09:00:00.00000${index % 2}Z`,
    },
  ]),
);

describe.each<[string, Search]>([
  ["the newest first", {}],
  ["by how well they fit", { words: "xylography" }],
  ["the newest first of those that fit", { words: "xylography", sort: "new" }],
  ["the most popular first", { sort: "popular" }],
  ["the cheapest first", { sort: "price-up" }],
  ["the dearest first", { sort: "price-down" }],
  ["of one subject", { subject: "craft", sort: "price-up" }],
])("%s", (_name, asked) => {
  test.each([2, 100])("%i at a time, each lesson is seen once", (size) =>
    withRollback(async (tx) => {
      const lessonSet = await createLessonSet(tx, lessons);
      await tx`update private.catalogue set learners = minutes / 30 where creator_id = ${lessonSet.creator.id}`;
      const whole = await search(tx, { ...asked, max_rows: 100 }, lessonSet);
      expect(whole.names).toHaveLength(whole.total);
      expect(new Set(whole.names).size).toBe(whole.total);
      expect(await searchThrough(tx, asked, lessonSet, size)).toEqual(whole.names);
    })(),
  );
});

describe("the order", () => {
  test.each([
    ["new", ["young", "dear", "cheap", "free"]],
    ["price-up", ["free", "cheap", "young", "dear"]],
    ["price-down", ["dear", "young", "cheap", "free"]],
    ["popular", ["cheap", "young", "dear", "free"]],
  ])("%s", (sort, names) =>
    withRollback(async (tx) => {
      const lessonSet = await createLessonSet(tx, {
        free: { price: 0, published_at: "2026-01-01Z" },
        cheap: { price: 1800, currency: "jpy", published_at: "2026-01-02Z" },
        dear: { price: 24, currency: "gbp", published_at: "2026-01-03Z" },
        young: { price: 24, currency: "usd", published_at: "2026-01-04Z" },
      });
      await tx`update private.catalogue set learners = 2 where lesson_id = ${lessonSet.ids.cheap ?? ""}`;
      expect((await search(tx, { sort }, lessonSet)).names).toEqual(names);
    })(),
  );

  test(
    "after a lesson that is gone holds nothing, and never begins again",
    withRollback(async (tx) => {
      const lessonSet = await createLessonSet(tx, { a: {}, b: {} });
      const answer = await search(tx, { after: "b0000000-0000-4000-8000-00000000dead" }, lessonSet);
      expect(answer).toMatchObject({ names: [], total: 2, hasMore: false });
    }),
  );
});

describe("filters", () => {
  const lessonSet = {
    free: { price: 0, duration_minutes: 10, subject: "music" },
    yen: { price: 1800, currency: "jpy", duration_minutes: 30 },
    dear: { price: 25, duration_minutes: 61 },
  };

  test.each<[Search, string[]]>([
    [{ max_cents: 0 }, ["free"]],
    [{ max_cents: 2000 }, ["free", "yen"]],
    [{ min_cents: 2001 }, ["dear"]],
    [{ max_minutes: 30 }, ["free", "yen"]],
    [{ min_minutes: 31, max_minutes: 60 }, []],
    [{ min_minutes: 61 }, ["dear"]],
    [{ subject: "music" }, ["free"]],
    [{ subject: "cooking" }, []],
  ])("%j: %j", (asked, names) =>
    withRollback(async (tx) => {
      const answer = await search(tx, asked, await createLessonSet(tx, lessonSet));
      expect(answer.names.toSorted()).toEqual(names.toSorted());
      expect(answer.total).toBe(names.length);
    })(),
  );

  test(
    "by subject does not change the counts of other subjects, any other does",
    withRollback(async (tx) => {
      const mine = await createLessonSet(tx, lessonSet);
      const answer = await search(tx, { subject: "music" }, mine);
      expect(answer).toMatchObject({ total: 1, subjects: { music: 1, craft: 2 } });
      expect((await search(tx, { max_cents: 0 }, mine)).subjects).toEqual({ music: 1 });
    }),
  );
});
