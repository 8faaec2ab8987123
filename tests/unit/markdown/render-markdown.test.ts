import { describe, expect, test } from "vitest";
import { renderMarkdown } from "@/lib/format/markdown/render-markdown";

const html = (text: string) => renderMarkdown(text).html.join("");
const listSections = (text: string) => renderMarkdown(text).sections;

describe("what a creator writes", () => {
  test.each([
    ["a script", "<script>alert(1)</script>"],
    ["a handler", '<img src="x" onerror="alert(1)">'],
    ["a frame", '<iframe src="https://elsewhere.example"></iframe>'],
    ["a key with something in it", "<kbd onclick=alert(1)>x</kbd>"],
    ["a style", "<style>body { display: none }</style>"],
  ])("as HTML stays text: %s", (_what, text) => {
    expect(html(text)).not.toMatch(/<(script|img|iframe|kbd|style)/);
    expect(html(`Before ${text} after.`)).not.toMatch(/<(script|img|iframe|kbd|style)/);
  });

  test("as a link keeps only harmless protocols", () => {
    expect(html("[x](javascript:alert(1)) ![y](data:text/html,z)")).not.toMatch(/javascript|data:/);
    expect(html("[x](javascript:alert(1))")).not.toContain("href");
    expect(html("[x](https://elsewhere.example)")).toContain('rel="nofollow noreferrer"');
    expect(html("[x](mailto:ines@elsewhere.example)")).toContain('href="mailto:ines@elsewhere.example"');
  });

  test("as a key is one", () => {
    expect(html("Press <kbd>Ctrl</kbd>+<kbd>Z</kbd>.")).toContain("<kbd>Ctrl</kbd>+<kbd>Z</kbd>");
  });

  test("as a picture with a title has a caption, without one has none", () => {
    const figure = html('![Two stacks](/figures/a.svg "Undo moves one thing.")');
    expect(figure).toMatch(
      /^<figure dir="auto"><img src="\/figures\/a.svg" alt="Two stacks"[^>]*><figcaption>/,
    );
    expect(figure).toContain("<figcaption>Undo moves one thing.</figcaption>");
    expect(html("![Two stacks](/figures/a.svg)")).not.toContain("figure>");
    expect(html("![](/figures/a.svg)")).toContain('alt=""');
  });
});

describe("what may be wider than a phone", () => {
  test.each([
    ["Table", "| a | b |\n| - | -: |\n| 1 | 2 |"],
    ["Code", "```\nconst x\n```"],
  ])("scrolls in a region of its own that the keyboard reaches: %s", (label, text) => {
    expect(html(text)).toContain(
      `<div role="group" aria-label="${label}" tabindex="0" class="scrollable" dir="auto">`,
    );
  });
});

describe("code", () => {
  test("in a known language is marked up on the server", () => {
    expect(html("```ts\nconst x = 1;\n```")).toContain('<span class="hljs-keyword">const</span>');
    expect(html("```sql\nselect 1\n```")).toContain("hljs-keyword");
  });

  test("in an unknown one, or in none, stays as it is, and none becomes HTML", () => {
    expect(html("```klingon\nconst x\n```")).not.toContain("hljs-");
    expect(html("```\nconst x\n```")).not.toContain("hljs-");
    expect(html("```html\n<script>alert(1)</script>\n```")).not.toContain("<script");
  });
});

describe("footnotes", () => {
  const text = "Watch it.[^a] Again.[^a]\n\n[^a]: A note.";

  test("stand at the end under a heading that links are described by, and lead back", () => {
    const page = html(text);
    expect(page).toMatch(/<h2[^>]*id="footnote-label"[^>]*>Notes<\/h2>/);
    expect(page).toContain('aria-describedby="footnote-label"');
    expect(page).toContain('aria-label="Back to reference 1"');
    expect(page).toContain('aria-label="Back to reference 1-2"');
  });

  test("are no section of the lesson", () => {
    expect(listSections(`## One\n\n${text}`).map(({ title }) => title)).toEqual(["One"]);
  });
});

describe("sections", () => {
  test("are named after their headings, in any script, each name once", () => {
    const text =
      "# Über *alles*\n\n## Twice\n\n## Twice\n\n### 文字\n\n## 🎹\n\n#### Deep\n\n## `code` & <b>";
    expect(listSections(text)).toEqual([
      { id: "s-über-alles", title: "Über alles", depth: 2 },
      { id: "s-twice", title: "Twice", depth: 2 },
      { id: "s-twice-1", title: "Twice", depth: 2 },
      { id: "s-文字", title: "文字", depth: 3 },
      { id: "s-", title: "🎹", depth: 2 },
      { id: "s-code--b", title: "code & <b>", depth: 2 },
    ]);
  });

  test("have ids that a reading position can store, each once", () => {
    const text = "## What's new?\n\n## 🎹\n\n## 🎼\n\n## Twice 1\n\n## Twice\n\n## Twice";
    const ids = listSections(text).map(({ id }) => id);
    expect(ids).toEqual(["s-whats-new", "s-", "s--1", "s-twice-1", "s-twice", "s-twice-2"]);
    expect(listSections(`## ${"x".repeat(500)}`)[0]?.id).toHaveLength(200);
  });

  test("are top-level headings only", () => {
    expect(listSections("> ## Quoted\n\n#### Deep\n\n- # In a list")).toEqual([]);
    expect(html("> # Quoted")).toContain('<h2 id="s-quoted">Quoted</h2>');
  });

  test("end the pieces of the text, so that a page can add something after each heading", () => {
    expect(renderMarkdown("before\n\n## One\n\ntext\n\n> ## Quoted\n\n### Two").html).toEqual([
      expect.stringMatching(/before[\s\S]*One<\/a><\/h2>$/),
      expect.stringMatching(/text[\s\S]*Quoted<\/h2>[\s\S]*Two<\/a><\/h3>$/),
      "",
    ]);
  });

  test("have headings that lead to themselves unless they hold a link", () => {
    const text = "## One\n\n## [Two](https://elsewhere.example)";
    expect(html(text)).toContain('<h2 id="s-one" dir="auto"><a href="#s-one">One</a></h2>');
    expect(html(text)).toContain('<h2 id="s-two" dir="auto"><a href="https://elsewhere.example"');
  });

  test("never take an id of the page's own", () => {
    for (const { id } of listSections("## Content\n\n## finish\n\n## lesson-video"))
      expect(id).toMatch(/^s-/);
  });
});
