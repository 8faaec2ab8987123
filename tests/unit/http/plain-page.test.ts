import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { plainPage } from "@/lib/http/pages/plain-page";

test("a plain page is complete, allows its own style only, and is not kept", async () => {
  const page = plainPage(503, { title: "Not configured.", text: "A\nB" });
  const html = await page.text();
  expect(page.status).toBe(503);
  expect(page.headers.get("cache-control")).toBe("no-store");
  expect(html).toContain("<h1>Not configured.</h1>");
  expect(html).toContain("A<br>B");
  const style = html.match(/<style>(.*)<\/style>/)?.[1] ?? "";
  const hash = createHash("sha256").update(style).digest("base64");
  expect(page.headers.get("content-security-policy")).toContain(
    `default-src 'none'; style-src 'sha256-${hash}'`,
  );
});

test("a page that sends a form again asks for its passwords and files", async () => {
  const resend = new FormData();
  resend.set("name", "Inès");
  resend.set("currentPassword", "correct horse");
  resend.set("picture", new File(["x"], "<b>.png"));
  const html = await plainPage(503, { title: "Later", text: "", resend }).text();
  expect(html).toContain('<input type="hidden" name="name" value="Inès">');
  expect(html).toContain('<input type="password" name="currentPassword" required>');
  expect(html).toContain('Please choose &#60;b&#62;.png again<br><input type="file" name="picture">');
  expect(html).not.toContain("correct horse");
  expect(html).not.toContain("/sign-in");
});

test("a page that sends a form again may lead to another page first, in a new tab", async () => {
  const first = { path: "/profile", label: "Who is <b>" };
  const html = await plainPage(409, { title: "Later", text: "", resend: new FormData(), first }).text();
  expect(html).toContain('<a href="/profile" target="_blank">Who is &#60;b&#62;</a>');
});

test.each(["<script>alert(1)</script>", "\"'&<b>", "</title><img src=x onerror=alert(1)>"])(
  "%s stays text",
  async (text) => {
    const html = await plainPage(403, { title: text, text }).text();
    expect(html).not.toContain(text);
    expect(html.match(/<(?!\/?(?:html|meta|title|style|h1|p|a|br|!doctype)\b)/g)).toBeNull();
  },
);
