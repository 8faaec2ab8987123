import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sql, withRollback } from "../../support/database/database.ts";
import { createLessonSet, search } from "../../support/database/searchable-lessons.ts";
import { scaled } from "../../support/scale.ts";

const lessonSet = {
  title: { title: "Zymurgy at home" },
  summary: { summary: "Everything but zymurgy, with a café, a fjord and the world." },
  both: { title: "The grids of zymurgy", summary: "More zymurgy: yeast, malt, patience." },
  accents: { title: "Smørrebrød, crème brûlée and Zażółć gęślą jaźń" },
  hyphens: { title: "A square-back quire, well-sewn" },
  trial: {
    title: "Beer",
    outcomes: ["fill a fermenter", "empty it"],
    audience: "For brewers.",
    preview: "## Sugar\n\nRead the [saccharometer](https://unseenhost.test/x).",
  },
  script: { title: "الخط العربي in one evening" },
};

const find = (words: string) =>
  answerWithRollback(async (tx) => search(tx, { words }, await createLessonSet(tx, lessonSet)));

describe("words find a lesson", () => {
  test.each([
    ["zymurgy", ["both", "title", "summary"]],
    ["ZYMURGY", ["both", "title", "summary"]],
    ["zym", ["both", "title", "summary"]],
    ["zymurgy ho", ["title"]],
    ["home zymurgy", ["title"]],
    ["the zymurgy at home", ["title"]],
    ["grid", ["both"]],
    ["grids", ["both"]],
    ["cafe", ["summary"]],
    ["CAFÉ", ["summary"]],
    ["cafe\u0301", ["summary"]],
    ["smorrebrod", ["accents"]],
    ["creme brulee", ["accents"]],
    ["zazolc gesla", ["accents"]],
    ["square back", ["hyphens"]],
    ["square-ba", ["hyphens"]],
    ["wellsewn", []],
    ["fermenter", ["trial"]],
    ["brewers", ["trial"]],
    ["saccharometer", ["trial"]],
    ["unseenhost", []],
    ["wor", ["summary"]],
    ["العربي", ["script"]],
  ])("%j: %j", async (words, names) => {
    expect((await find(words)).names).toEqual(names);
  });

  test("also by its creator's name and its subject, and by the name they take later", () =>
    withRollback(async (tx) => {
      const mine = await createLessonSet(tx, { a: { subject: "music" } }, "Quillon Väisänen");
      expect((await search(tx, { words: "vaisanen mus" }, mine)).names).toEqual(["a"]);
      await tx`update public.creators set name = 'Xerxia' where id = ${mine.creator.id}`;
      expect((await search(tx, { words: "xerxia" }, mine)).names).toEqual(["a"]);
      expect((await search(tx, { words: "quillon" }, mine)).names).toEqual([]);
    })());

  test.each([
    { title: "Quillwork" },
    { outcomes: ["do quillwork", "stop"] },
    { audience: "Quillwork." },
    { preview: "Quillwork." },
  ])("by what it says now: %j", (now) =>
    withRollback(async (tx) => {
      const before = Object.fromEntries(
        Object.entries(now).map(([name, text]) => [
          name,
          typeof text === "string" ? "Xylography" : ["xylography", "more"],
        ]),
      );
      const mine = await createLessonSet(tx, { a: before });
      expect((await search(tx, { words: "xylography" }, mine)).names).toEqual(["a"]);
      await tx`update public.lessons set ${tx(now)} where id = ${mine.ids.a ?? ""}`;
      expect((await search(tx, { words: "quillwork" }, mine)).names).toEqual(["a"]);
      expect((await search(tx, { words: "xylography" }, mine)).names).toEqual([]);
    })(),
  );
});

describe("typing errors", () => {
  test.each([
    ["zymurgo", "zymurgy"],
    ["zmyurgy", "zymurgy"],
    ["zymurrgy home", "zymurgy home"],
    ["zimur", "zymurgy"],
    ["yeest", "yeast"],
    ["fermentre", "fermenter"],
    ["sacharometer", "saccharometer"],
    ["yeest malr zimurgy", "yeast malt zymurgy"],
    // Of four, the last is left as it is.
    ["yeest malr worlb zimurgy", null],
    ["ysaet", null],
    ["suger", null],
    ["fermintar", null],
    ["zz", null],
    ["qqqqqqqqq", null],
  ])("%j is corrected to %j", async (words, suggestion) => {
    const answer = await find(words);
    expect(answer.spellingSuggestion).toBe(suggestion);
    expect(answer.total > 0).toBe(suggestion !== null);
  });

  test("are not repaired with words that no published lesson holds any more", () =>
    withRollback(async (tx) => {
      const mine = await createLessonSet(tx, { a: { title: "Xylography" }, b: {} });
      expect((await search(tx, { words: "xylografy" }, mine)).spellingSuggestion).toBe("xylography");
      await tx`update public.lessons set status = 'archived' where id = ${mine.ids.a ?? ""}`;
      expect((await search(tx, { words: "xylografy" }, mine)).spellingSuggestion).toBeNull();
    })());

  test("are left alone where a filter is what hides the lesson", () =>
    withRollback(async (tx) => {
      const mine = await createLessonSet(tx, { a: { title: "Xylography" } });
      const answer = await search(tx, { words: "xylography", max_cents: 0 }, mine);
      expect(answer).toMatchObject({ total: 0, spellingSuggestion: null });
    })());
});

describe("what is not published is never found", () => {
  test.each(["draft", "archived"])("%s, not even by its creator", (status) =>
    withRollback(async (tx) => {
      const mine = await createLessonSet(tx, { a: { title: "Xylography", status } });
      for (const member of [undefined, mine.creator]) {
        const answer = await search(tx, { words: "xylography" }, mine, member);
        expect(answer).toMatchObject({ total: 0, lessons: [], spellingSuggestion: null, subjects: {} });
      }
      await tx`update public.lessons set status = 'published' where id = ${mine.ids.a ?? ""}`;
      expect((await search(tx, { words: "xylography" }, mine)).total).toBe(1);
    })(),
  );
});

test("nothing that is typed is an error, or a query of its own", () =>
  withRollback(async (tx) => {
    const mine = await createLessonSet(tx, lessonSet);
    const syntax = fc.stringMatching(/^[&|!():*<>'"\\%_ ;a-z0-9-]{0,40}$/);
    const anything = fc.string({ unit: "binary", maxLength: 120 }).map((text) => text.replaceAll("\0", ""));
    const check = fc.asyncProperty(fc.oneof(syntax, anything), async (words) => {
      const answer = await search(tx, { words }, mine);
      expect(answer.lessons.length).toBe(answer.total);
    });
    await fc.assert(check, { numRuns: scaled(15, 300) });
    expect((await search(tx, { words: "zymurgy | fjord" }, mine)).names).toEqual(["summary"]);
    expect((await search(tx, { words: "!zymurgy" }, mine)).total).toBe(3);
  })());

test.each([
  ["emoji", ["🐈", "👩‍👩‍👧", "❤️", "🇩🇪"]],
  ["signs", ["%", "!&|'", "++", "#", "…", "()", "\\", "€"]],
  ["spaces", [" ", "\t", "\u00a0", "\u3000", "\u2800"]],
  ["what cannot be seen", ["\u200b", "\ufeff", "\u200d\u200d"]],
  ["marks without a letter", ["\u0301", "\u064b", "\u0640"]],
])("nothing that can be searched for, as %s, finds nothing", (_kind, typed) =>
  withRollback(async (tx) => {
    const mine = await createLessonSet(tx, lessonSet);
    for (const words of typed) expect([words, (await search(tx, { words }, mine)).total]).toEqual([words, 0]);
    expect((await search(tx, { words: "" }, mine)).total).toBeGreaterThan(0);
  })(),
);

/** The answer of a scenario whose rows are rolled back. */
async function answerWithRollback<T>(
  scenario: (tx: Parameters<Parameters<typeof withRollback>[0]>[0]) => Promise<T>,
) {
  const answers: T[] = [];
  await withRollback(async (tx) => {
    answers.push(await scenario(tx));
  })();
  const [answer] = answers;
  if (answer === undefined) throw new Error("no answer");
  return answer;
}

test("the words' list is no one's to read", async () => {
  expect(await sql`select has_table_privilege('anon', 'private.search_words', 'select') as may`).toEqual([
    { may: false },
  ]);
});
