import { describe, expect, test } from "vitest";
import { sql, withRollback } from "../../support/database/database.ts";
import { createShop } from "../../support/database/shop.ts";

const isTag = async (tag: string) => {
  const [row] = await sql`select private.is_language_tag(${tag}) as is_tag`;
  return row?.is_tag;
};

describe("the language of a lesson", () => {
  test.each([
    "en",
    "de",
    "ar",
    "he",
    "fil",
    "pt-BR",
    "es-419",
    "zh-Hant",
    "zh-Hant-TW",
    "sr-Latn-RS",
    "de-CH-1996",
  ])("is a tag in canonical case: %s", async (tag) => {
    expect(await isTag(tag)).toBe(true);
    expect(Intl.getCanonicalLocales(tag)).toEqual([tag]);
  });

  test.each([
    "",
    "EN",
    "e",
    "English",
    "en_US",
    "en-us",
    "zh-hant",
    "en-",
    "-en",
    "en-USA",
    "en\nde",
    "en de",
    'en"',
    `de${"-abcde".repeat(6)}`,
  ])("is nothing else: %j", async (tag) => expect(await isTag(tag)).toBe(false));
});

describe("the length of a lesson", () => {
  test.each([
    ["English", "Salt by weight, not by feeling.", 6, 0],
    ["Chinese", "学习中文很有意思。", 0, 8],
    ["Japanese", "日本料理を、ゆっくり作ります。", 0, 13],
    ["Japanese in half-width kana", "ｶﾞﾗｽ", 0, 4],
    ["Thai: signs above and below belong to their letter", "ภาษาไทยง่าย", 0, 10],
    ["Lao", "ພາສາລາວ", 0, 7],
    ["Khmer", "ភាសាខ្មែរ", 0, 5],
    ["Burmese", "မြန်မာ", 0, 3],
    ["Shan", "ၵႂၢမ်းတႆး", 0, 3],
    ["Tibetan", "བོད་སྐད་ཡིག།", 0, 6],
    ["Balinese", "ᬅᬓ᭄ᬱᬭ", 0, 4],
    ["Javanese", "ꦲꦏ꧀ꦱꦫꦗꦮ", 0, 6],
    ["Korean has spaces", "한국어를 배우자", 2, 0],
    ["Arabic with marks", "كِتَابَةٌ جَمِيلَةٌ", 2, 0],
    ["Hindi with marks", "हिन्दी भाषा", 2, 0],
    ["Japanese with Latin words", "React の useState を使う", 2, 4],
    ["an emoji alone is no word", "🎹 🎼", 0, 0],
  ])(
    "is counted in words, or in characters of scripts without spaces: %s",
    (_what, body, words, characters) =>
      withRollback(async (tx) => {
        const { lessonId } = await createShop(tx);
        await tx`update public.lesson_contents set body = ${body} where lesson_id = ${lessonId}`;
        const [counts] =
          await tx`select word_count, character_count from public.lessons where id = ${lessonId}`;
        expect(counts).toEqual({ word_count: words, character_count: characters });
      })(),
  );
});
