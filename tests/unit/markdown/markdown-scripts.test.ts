import { describe, expect, test } from "vitest";
import { renderMarkdown } from "@/lib/format/markdown/render-markdown";

const html = (text: string) => renderMarkdown(text).html.join("");

test.each([
  ["5~10 min, 3~4 times", "5~10 min, 3~4 times"],
  ["約5~10分、3~4回", "約5~10分、3~4回"],
  ["5〜10分、3〜4回", "5〜10分、3〜4回"],
  ["~5 €, ~6 €", "~5 €, ~6 €"],
  ["~~gone~~", "<del>gone</del>"],
  ["~~「消」~~です", "<del>「消」</del>です"],
  ['~~"คำ"~~ครับ', '<del>"คำ"</del>ครับ'],
  ["5~10 นาที, 3~4 ครั้ง", "5~10 นาที, 3~4 ครั้ง"],
])("struck through is only what stands between double tildes: %s", (text, expected) => {
  expect(html(text)).toBe(`<p dir="auto">${expected}</p>`);
});

test.each([
  ["**「強調」**です", "<strong>「強調」</strong>です"],
  ["これは**「強調」**です。", "これは<strong>「強調」</strong>です。"],
  ["**强调。**之后", "<strong>强调。</strong>之后"],
  ["**强调（括号）**之后", "<strong>强调（括号）</strong>之后"],
  ["**강조(强調)**입니다", "<strong>강조(强調)</strong>입니다"],
  ["*「斜体」*です", "<em>「斜体」</em>です"],
  ["日本語**「」**、***「」***です", "日本語<strong>「」</strong>、<em><strong>「」</strong></em>です"],
  ["**ตัวหนา**ครับ", "<strong>ตัวหนา</strong>ครับ"],
  ['**"คำ"**ครับ', '<strong>"คำ"</strong>ครับ'],
  ["ผม**“คำ”**ครับ", "ผม<strong>“คำ”</strong>ครับ"],
  ["ดู**(คำ)**นะ*(นี่)*ด้วย", "ดู<strong>(คำ)</strong>นะ<em>(นี่)</em>ด้วย"],
  ["ก**`x`**ข", 'ก<strong><code dir="ltr">x</code></strong>ข'],
  ['***"คำ"***ครับ', '<em><strong>"คำ"</strong></em>ครับ'],
  ["ຄຳ**“ລາວ”**ຄຳ", "ຄຳ<strong>“ລາວ”</strong>ຄຳ"],
  ["ក**«ខ»**គ", "ក<strong>«ខ»</strong>គ"],
  ["**ខ្មែរ។**abc", "<strong>ខ្មែរ។</strong>abc"],
  ['ក\u200b**"ខ"**\u200bគ', 'ក\u200b<strong>"ខ"</strong>\u200bគ'],
  ["က**(ခ)**ဂ။", "က<strong>(ခ)</strong>ဂ။"],
  ['ཀ་**"ཁ"**ག', 'ཀ་<strong>"ཁ"</strong>ག'],
  ["ꦲ**(ꦤ)**ꦕ", "ꦲ<strong>(ꦤ)</strong>ꦕ"],
  ["คำ ** คำ ** คำ", "คำ ** คำ ** คำ"],
  ["ไฟล์_(ชื่อ)_ไทย", "ไฟล์_(ชื่อ)_ไทย"],
  ['a**"b"**c', 'a**"b"**c'],
  ["**مهم**،", "<strong>مهم</strong>،"],
  ["snake_case_name and 2*3*4", "snake_case_name and 2<em>3</em>4"],
])("is emphasised beside punctuation without spaces: %s", (text, expected) => {
  expect(html(text)).toBe(`<p dir="auto">${expected}</p>`);
});

describe("direction", () => {
  test.each([
    ["a paragraph", "مرحبا", '<p dir="auto">'],
    ["a heading", "## مرحبا", '<h2 id="s-مرحبا" dir="auto">'],
    ["a list", "- مرحبا", '<ul dir="auto">'],
    ["a quote", "> مرحبا", '<blockquote dir="auto">'],
    ["a table", "| א | ב |\n| - | - |", 'class="scrollable" dir="auto"><table>'],
    ["a callout", "> [!NOTE]\n> مرحبا", 'class="callout callout-note" dir="auto">'],
    ["a fold", "<details>\n<summary>س</summary>\n\nج\n\n</details>", '<details dir="auto">'],
  ])("is found by the browser for each block: %s", (_what, text, expected) => {
    expect(html(text)).toContain(expected);
    // HTML leaves out elements with a direction of their own when it looks for that of the block around them.
    expect(html(text).match(/dir="auto"/g)).toHaveLength(1);
  });

  test("of the list of notes is its own, whatever the page calls it", () => {
    expect(html("نص[^1]\n\n[^1]: ملاحظة")).toMatch(
      /<section data-footnotes="" class="footnotes">[\s\S]*<ol dir="auto">/,
    );
  });

  test("of code and formulas is left to right", () => {
    expect(html("اكتب `a b`")).toContain('<code dir="ltr">a b</code>');
    expect(html("```\na\n```")).toContain('<pre><code dir="ltr">');
    expect(html("حل $x^2$")).toContain('<span dir="ltr"><span class="katex">');
  });
});

test.each([
  ["in a table", "| a |\n| - |\n| x<br>y |", "<td>x<br>y</td>"],
  ["closed", "| a |\n| - |\n| x<br/>y<br />z |", "<td>x<br>y<br>z</td>"],
  ["in capitals, in a paragraph", "x<BR>y", "x<br>y"],
])("<br> breaks a line: %s", (_where, text, expected) => {
  expect(html(text)).toContain(expected);
});
