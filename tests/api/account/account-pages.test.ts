import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { createLesson, setStatus } from "../../support/browser/lessons.ts";
import { sql } from "../../support/database/database.ts";
import { createLearner, password } from "../../support/http/accounts.ts";
import { openBrowser } from "../../support/http/form-browser.ts";
import { submitForm } from "../../support/http/native-form.ts";
import { sessionCookie } from "../../support/http/session-cookie.ts";
import { ask } from "../../support/http/shop-client.ts";

const email = "typed+tag@shop.test";
const secret = "the password typed";

test.each([
  ["/sign-in", "Forgot your password?", "/forgot-password"],
  ["/sign-in", "New here? Make an account", "/sign-up"],
  ["/sign-up", "Been here before? Sign in", "/sign-in"],
  ["/forgot-password", "Remembered it? Sign in", "/sign-in"],
  ["/forgot-password", "New here? Make an account", "/sign-up"],
])("from %s, “%s” takes along the address that was typed, in no URL", async (from, label, to) => {
  const browser = openBrowser();
  const page = await browser.visit(`${from}?next=/library`);
  const shown = await browser.press(page, label, { email, password: secret });
  expect(shown.path).toBe(`${to}?next=%2Flibrary`);
  expect(shown.html).toContain(`value="${email}"`);
  expect(shown.html).not.toContain(secret);
  expect([...browser.cookies].join()).not.toContain("typed");
});

test("a form leads to no other page than these", async () => {
  const typed = { email, password: secret, switchTo: "https://elsewhere.example/sign-in" };
  const { status, headers } = await submitForm("/sign-in", 'name="password"', "", { typed });
  expect([status, headers.get("location")]).toEqual([303, "/sign-in"]);
});

const buyable = { title: "לחן <b>ראשון</b>" };
test.each([
  ["one that is sold", true, () => createLesson(buyable)],
  ["a free one", false, () => createLesson({ ...buyable, price: "0" })],
  ["a draft", false, () => createLesson({ ...buyable, status: "draft" })],
  ["an archived one", false, () => archived()],
  ["none", false, async () => ({ id: randomUUID() })],
  ["a text instead of an id", false, async () => ({ id: "<b>ראשון</b>" })],
])(
  "the sign-in and sign-up pages name the lesson to buy only where the shop sells it: %s",
  async (_, isNamed, create) => {
    const { id } = await create();
    await sql`update public.lessons set language = 'he' where id::text = ${id}`;
    for (const path of ["/sign-in", "/sign-up"]) {
      const { text } = await ask(`${path}?${new URLSearchParams({ lesson: id, next: "/library" })}`);
      const named = /to buy(?:<!-- -->)? <bdi lang="he"[^>]*>לחן &lt;b&gt;ראשון&lt;\/b&gt;<\/bdi>/;
      if (isNamed) expect(text, path).toMatch(named);
      else expect(text, path).not.toContain("ראשון<");
      expect(text.includes("Then you continue to the payment."), path).toBe(isNamed);
    }
  },
);

async function archived() {
  const lesson = await createLesson(buyable);
  await setStatus(lesson, "archived");
  return lesson;
}

test.each(["link-expired", "link-unchecked", "email-changed"])(
  "a member is told on the sign-in page what became of a link, and goes on: %s",
  async (code) => {
    const { email: mine } = await createLearner();
    const flash = JSON.stringify({ path: "/sign-in", flash: { kind: "notice", code } });
    const cookie = `${await sessionCookie({ email: mine, password })}; lectern-flash=${encodeURIComponent(flash)}`;
    const { status, text } = await ask("/sign-in?next=/library", {
      headers: { cookie, accept: "text/html" },
    });
    expect(status).toBe(200);
    expect(text).toContain("You are signed in");
    expect(text).toContain(mine);
    expect(text).toContain('href="/library"');
    expect(text).not.toContain('name="password"');
    expect(text).toMatch(/data-arrival="(warning|success)"/);
  },
);
