import { expect, test } from "vitest";
import { renderMarkdown } from "@/lib/format/markdown/render-markdown";
import { fileMarkdown } from "@/lib/studio/files/markdown";
import { cleanName } from "@/lib/studio/files/upload";

test.each([
  ["plan.pdf", "plan.pdf"],
  ["C:\\fakepath\\plan.pdf", "plan.pdf"],
  ["../../etc/passwd", "passwd"],
  ["خبز 🍞 แผน.pdf", "خبز 🍞 แผน.pdf"],
  ["invoice\u202efdp.exe", "invoicefdp.exe"],
  ["a\r\nb.pdf", "ab.pdf"],
  ["\u200b", "file"],
  [`${"x".repeat(300)}.pdf`, `${"x".repeat(180)}${"x".repeat(16)}.pdf`],
])("%j is called %j", (name, clean) => {
  expect(cleanName(name)).toBe(clean);
});

const id = "b0000000-0000-4000-8000-000000000000";
test("a text names a picture with its size, and an attachment by its name, whatever that is", () => {
  const picture = fileMarkdown({ kind: "picture", id, name: "the_*crumb*.jpg", width: 1200, height: 800 });
  const { html } = renderMarkdown(picture);
  expect(html.join("")).toContain(`src="/files/${id}?size=1200x800" alt="the *crumb*"`);
  expect(html.join("")).toContain('width="1200" height="800"');
  const plan = fileMarkdown({
    kind: "attachment",
    id,
    name: "a](javascript:x) <b>.pdf",
    width: null,
    height: null,
  });
  expect(renderMarkdown(plan).html.join("")).toContain(`<a href="/files/${id}"`);
  expect(fileMarkdown({ kind: "picture", id, name: "IMG_2044.jpg", width: 1, height: 1 })).toMatch(/^!\[\]/);
});
