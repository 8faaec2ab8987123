import { describe, expect, test } from "vitest";
import { withRollback } from "../../support/database/database.ts";
import {
  createLessonSet,
  type Search,
  search,
  searchThrough,
} from "../../support/database/searchable-lessons.ts";

const lessonSet = {
  two: { summary: "Xylography and zymurgy.", subject: "music", published_at: "2026-01-06Z" },
  rare: { summary: "Quillwork." },
  often1: { title: "Zymurgy" },
  often2: { summary: "Zymurgy.", price: 0 },
  often3: { audience: "For friends of zymurgy." },
  none: {},
};

const find = (asked: Search, check: (answer: Awaited<ReturnType<typeof search>>) => void) =>
  withRollback(async (tx) => check(await search(tx, asked, await createLessonSet(tx, lessonSet))))();

describe("where no lesson has all words, those that have some are found", () => {
  test.each([
    ["more words first", "zymurgy xylography qqqqqqqq", ["two", "often1", "often2", "often3"]],
    ["rarer words first", "quillwork zymurgy", ["rare", "often1", "two", "often2", "often3"]],
    ["small words count for nothing", "the quillwork of qqqqqqqq", ["rare"]],
    ["the beginnings of longer words, too", "quill qqqqqqqq", ["rare"]],
  ])("%s", (_name, words, names) =>
    find({ words }, (answer) => {
      expect(answer).toMatchObject({ names, total: names.length, partial: true, spellingSuggestion: null });
    }),
  );

  test("and not while some lesson has them all", () =>
    find({ words: "zymurgy xylography" }, (answer) => {
      expect(answer).toMatchObject({ names: ["two"], partial: false });
    }));

  test("and not while some lesson has all corrected words", () =>
    find({ words: "zymurgo xylography" }, (answer) => {
      expect(answer).toMatchObject({
        names: ["two"],
        partial: false,
        spellingSuggestion: "zymurgy xylography",
      });
    }));

  test("with their typing errors repaired, where they can be", () =>
    find({ words: "quilwork qqqqqqqq" }, (answer) => {
      expect(answer).toMatchObject({
        names: ["rare"],
        partial: true,
        spellingSuggestion: "quillwork qqqqqqqq",
      });
    }));

  test("but short ones as they were typed: another word is always near", () =>
    find({ words: "quillwork frieds" }, (answer) => {
      expect(answer).toMatchObject({ names: ["rare"], partial: true, spellingSuggestion: null });
    }));

  test("of what passes the filters, counted by subject", () =>
    find({ words: "zymurgy quillwork", max_cents: 0 }, (answer) => {
      expect(answer).toMatchObject({ names: ["often2"], total: 1, subjects: { craft: 1 } });
    }));

  test("of a subject, without changing the counts of the others", () =>
    find({ words: "zymurgy quillwork", subject: "music" }, (answer) => {
      expect(answer).toMatchObject({ names: ["two"], total: 1, subjects: { craft: 4, music: 1 } });
    }));

  test.each(["qqqqqqqq wwwwwwww", "how to", "what is the", "xqz"])("%j is found qqqqqqqq", (words) =>
    find({ words }, (answer) => {
      expect(answer).toMatchObject({ total: 0, lessons: [], subjects: {}, partial: false });
    }),
  );

  test("a small word alone is taken for a beginning, not for the word that all lessons have", () =>
    find({ words: "for" }, (answer) => expect(answer.total).toBe(0)));
});

test.each(["", "new", "popular", "price-up", "price-down"])(
  "sorted by %j they are seen once each, page by page",
  (sort) =>
    withRollback(async (tx) => {
      const mine = await createLessonSet(tx, lessonSet);
      const asked = { words: "zymurgy quillwork qqqqqqqq", sort };
      const whole = await search(tx, { ...asked, max_rows: 100 }, mine);
      expect(whole.names).toHaveLength(5);
      for (const size of [1, 2]) expect(await searchThrough(tx, asked, mine, size)).toEqual(whole.names);
    })(),
);
