import { describe, expect, test } from "vitest";
import { renderMarkdown } from "@/lib/format/markdown/render-markdown";

const html = (text: string) => renderMarkdown(text).html.join("");

describe("formulas", () => {
  test.each([
    ["in a line", "so $E=mc^2$ holds", false],
    ["in a line, with two dollars", "so $$E=mc^2$$ holds", false],
    ["alone in a paragraph", "$$E=mc^2$$", true],
    ["on lines of their own", "$$\nE=mc^2\n$$", true],
    ["as code", "```math\nE=mc^2\n```", true],
  ])("are set on the server: %s", (_how, text, isDisplayed) => {
    expect(html(text)).toContain('<span class="katex">');
    expect(html(text)).toContain("<math xmlns=");
    expect(html(text).includes('aria-label="Formula"')).toBe(isDisplayed);
    expect(renderMarkdown(text).hasFormulas).toBe(true);
  });

  test.each([
    ["It costs $5 now and $10 later."],
    ["US$5-US$7, or $5/$6"],
    ["$20,000 and $30,000"],
    ["between $5 and 10 $ or so"],
    ["5 $ or 6$ more"],
    [String.raw`\$x\$`],
    ["`$x$`"],
    ["```\n$x$\n```"],
    ["only $one"],
  ])("are not prices or code: %s", (text) => {
    expect(html(text)).not.toContain("katex");
    expect(renderMarkdown(text).hasFormulas).toBe(false);
  });

  test.each([[String.raw`$\frac{1$`], [String.raw`$\nosuch$`], ["```math\n\\begin{matrix}\n```"]])(
    "that KaTeX cannot read stay as they were typed: %s",
    (text) => {
      expect(html(text)).not.toContain("katex");
      expect(html(text)).toMatch(/<code dir="ltr">\\/);
    },
  );
});

describe("callouts", () => {
  test.each([
    ["NOTE", "Note"],
    ["TIP", "Tip"],
    ["IMPORTANT", "Important"],
    ["WARNING", "Warning"],
    ["CAUTION", "Caution"],
    ["note", "Note"],
  ])("have the names that GitHub gives them: %s", (kind, name) => {
    expect(html(`> [!${kind}]\n> Take **care**.`)).toMatch(
      new RegExp(
        `<div role="note" class="callout callout-${name.toLowerCase()}" dir="auto">.*${name}.*Take <strong>`,
        "s",
      ),
    );
  });

  test.each(["> [!NOTE]  \n> x", "> [!NOTE]\\\n> x", "> [!NOTE]  \n>\n> x"])(
    "begin with their text, whatever ends the marker's line: %j",
    (text) => expect(html(text)).toMatch(/<\/bdi><\/p>\s*<p>\s*x<\/p>/),
  );

  test.each([["> [!NOTE] on one line"], ["> [!OTHER]\n> x"], ["> a\n> [!NOTE]"], ["> [!constructor]\n> x"]])(
    "are nothing else: %j",
    (text) => expect(html(text)).toContain("<blockquote"),
  );
});

describe("folds", () => {
  test("hold Markdown, and can stand open", () => {
    const text = "<details>\n<summary>Answer</summary>\n\n**42**\n\n- a\n\n</details>\n\nAfter.";
    expect(html(text).replaceAll(/\s*\n/g, "")).toBe(
      '<details dir="auto"><summary>Answer</summary><p><strong>42</strong></p><ul><li>a</li></ul></details>' +
        '<p dir="auto">After.</p>',
    );
    expect(html("<details open><summary>A</summary>in</details>")).toContain("<details open");
  });

  test("that were never closed end with the text", () => {
    expect(html("<details>\n<summary>A\n\nb")).toMatch(/<\/details>$/);
  });
});

describe("nothing runs, and nothing reaches beyond the text", () => {
  test.each([
    ["a script", "<script>alert(1)</script>"],
    [
      "a script in a fold",
      "<details>\n<summary><script>alert(1)</script></summary>\n\n<script>alert(1)</script>\n\n</details>",
    ],
    ["a handler", '<details open ontoggle="alert(1)">x</details>'],
    ["a handler on a line break", '<br onload="alert(1)">'],
    ["a style", '<kbd style="position:fixed">x</kbd>'],
    ["a style sheet", "<style>body { display: none }</style>"],
    ["a frame", '<iframe src="https://elsewhere.example"></iframe>'],
    ["a picture's handler", '<img src="x" onerror="alert(1)">'],
    ["a link's script", "[x](javascript:alert(1))"],
    [
      "a link's script in capitals and entities",
      "[x](JaVa&#x53;cript:alert(1)) [y](vbscript:x) [z](data:text/html,x)",
    ],
    ["a reference's script", "[x]\n\n[x]: javascript:alert(1)"],
    ["a picture's script", "![x](javascript:alert(1))"],
    ["an address in brackets", "<javascript:alert(1)>"],
    ["a formula's link", String.raw`$\href{javascript:alert(1)}{x}$ $\url{javascript:alert(1)}$`],
    ["a formula's picture", String.raw`$\includegraphics{https://elsewhere.example/x.png}$`],
    ["a formula's attributes", String.raw`$\htmlData{a=b}{x} \htmlClass{fixed}{x} \htmlId{content}{x}$`],
    ["a formula's style", String.raw`$\htmlStyle{position: fixed}{x} \color{red;position:fixed}{x}$`],
    ["a formula's HTML", "$\\text{<img src=x onerror=alert(1)>}$"],
    ["a macro's link", String.raw`$\def\x{\href}\x{javascript:alert(1)}{y}$`],
    ["a callout's name", '> [!NOTE" onclick="alert(1)]\n> x'],
    ["a language of code", '```js" onclick="alert(1)\nx\n```'],
    ["a class of the shop", "```math fixed\nx\n```"],
  ])("%s", (_what, text) => {
    for (const one of [text, `Before ${text} after.`, `- ${text}`]) {
      const tags = html(one).match(/<[^>]+>/g) ?? [];
      expect(
        tags.filter((tag) => /<(script|style|iframe|link|img [^>]*src|a [^>]*(script|data):)/i.test(tag)),
      ).toEqual([]);
      expect(tags.filter((tag) => / (on\w+|id|data-a)=|position:\s*fixed|class="fixed/i.test(tag))).toEqual(
        [],
      );
    }
  });

  test("sizes in formulas are bounded", () => {
    const sizes = html(
      String.raw`$\rule{9999em}{9999em} \kern9999em x \hspace{9999em} \raisebox{9999em}{x}$`,
    );
    const styles = sizes.match(/ style="[^"]*"/g)?.join() ?? "";
    const shown = [...styles.matchAll(/([\d.]+)em/g)].map(([, size]) => Number(size));
    expect(Math.max(...shown)).toBeLessThan(60);
  });

  test("macros that grow without end are shown as typed", () => {
    expect(html(String.raw`$\def\a{\a\a}\a$`)).toContain("<code");
  });
});
