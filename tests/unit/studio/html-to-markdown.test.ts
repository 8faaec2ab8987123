import rehypeRaw from "rehype-raw";
import { unified } from "unified";
import { expect, test } from "vitest";
import { htmlToMarkdown } from "@/app/[variant]/(creator)/studio/lessons/[id]/text/html-to-markdown";

const parser = unified().use(rehypeRaw).freeze();

const convert = (html: string) =>
  htmlToMarkdown(parser.runSync({ type: "root", children: [{ type: "raw", value: html }] }));

test.each([
  ["<p>Flour <b>and</b> <i>salt</i></p>", "Flour **and** *salt*"],
  ["<h2>Dough</h2><p>Rest.</p>", "## Dough\n\nRest."],
  ["<ul><li>one</li><li>two</li></ul>", "- one\n- two"],
  ["<ol><li>one</li><li>two</li></ol>", "1. one\n2. two"],
  ["<ul><li>one<ul><li>inner</li></ul></li></ul>", "- one\n  - inner"],
  ['<a href="https://a.example/x">mill</a>', "[mill](https://a.example/x)"],
  ['<a href="javascript:alert(1)">mill</a>', "mill"],
  ['<a href="/relative">mill</a>', "mill"],
  ['<img src="https://a.example/b.jpg" alt="bread">', "![bread](https://a.example/b.jpg)"],
  ['a<img src="data:image/png;base64,AAAA">b', "ab"],
  ['a<img src="file:///C:/b.jpg">b', "ab"],
  ["<script>alert(1)</script><style>p{}</style>text", "text"],
  [
    "<table><thead><tr><th>g</th><th>what</th></tr></thead><tbody><tr><td>500</td><td>flour</td></tr></tbody></table>",
    "| g   | what  |\n| --- | ----- |\n| 500 | flour |",
  ],
  ["<pre><code>a\nb</code></pre>", "```\na\nb\n```"],
  ["<blockquote><p>said</p></blockquote>", "> said"],
  ["<del>old</del>", "~~old~~"],
  ["2 * 3 * 4 and _x_", "2 \\* 3 \\* 4 and \\_x\\_"],
  ["Flour<b> and </b>salt", "Flour **and** salt"],
  // Google Docs
  [
    '<meta charset="utf-8"><b style="font-weight:normal;"><p><span style="font-weight:700;">Flour</span>' +
      '<span style="font-weight:400;font-style:italic"> sifted</span></p></b>',
    "**Flour** *sifted*",
  ],
  ["<p>one<br>two</p>", "one\\\ntwo"],
])("%s", (html, markdown) => {
  expect(convert(html)).toBe(markdown);
});
