import { expect, test } from "vitest";
import { renderMarkdown } from "@/lib/format/markdown/render-markdown";

const html = (text: string) => renderMarkdown(text).html.join("");

test.each([
  ["a heading", "[x](#one)\n\n## One", "#s-one"],
  ["one with capitals and spaces", "[x](<#Part One!>)\n\n## Part one", "#s-part-one"],
  ["one in another script", "[x](#文字)\n\n## 文字", "#s-文字"],
  ["one of several with the same name", "[x](#two-1)\n\n## Two\n\n## Two", "#s-two-1"],
  ["one by the URL that it leads to itself", "[x](#s-one)\n\n## One", "#s-one"],
  ["one below the sections", "[x](#deep)\n\n#### Deep", "#s-deep"],
  ["one in a quote", "[x](#quoted)\n\n> ## Quoted", "#s-quoted"],
  ["one with a long name", `[x](#${"n".repeat(300)})\n\n## ${"n".repeat(300)}`, `#s-${"n".repeat(198)}`],
  ["a footnote", "[x](#fn-a) y[^a]\n\n[^a]: Note", "#user-content-fn-a"],
  ["a footnote in another script", "[x](#fn-註) y[^註]\n\n[^註]: Note", "#user-content-fn-%E8%A8%BB"],
  ["the top of the page", "[x](#top)", "#top"],
])("a link within the text leads to %s", (_what, text, href) => {
  const page = html(text);
  expect(page).toContain(`<a href="${href}">x</a>`);
  if (href !== "#top") expect(page).toContain(` id="${href.slice(1)}"`);
});

test.each([
  ["nothing", "[*x*](#nowhere) y", '<p dir="auto"><em>x</em> y</p>'],
  ["a part of the page around it", "[x](#buy)", '<p dir="auto">x</p>'],
  ["what is no UTF-8", "[x](#%ff)", '<p dir="auto">x</p>'],
])("a link to %s stays as its words", (_what, text, expected) => {
  expect(html(text)).toBe(expected);
});

test("a footnote and its mark lead to each other", () => {
  const page = html("y[^a]\n\n[^a]: Note");
  for (const id of ["user-content-fn-a", "user-content-fnref-a"])
    expect(page).toMatch(new RegExp(`href="#${id}".*id="${id}"|id="${id}"[\\s\\S]*href="#${id}"`, "s"));
});
