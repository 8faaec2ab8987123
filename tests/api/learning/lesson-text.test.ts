import { expect, test } from "vitest";
import { sql } from "../../support/database/database.ts";
import { createLesson } from "../../support/database/shop.ts";
import { createCreatorAccount, password } from "../../support/http/accounts.ts";
import { sessionCookie } from "../../support/http/session-cookie.ts";
import { ask } from "../../support/http/shop-client.ts";
import { until } from "../../support/until.ts";

const texts = {
  formula: "Before $x^2$ after.",
  costly: `[a]: http://x.test/${"y".repeat(19_000)}\n\n${"[a] ".repeat(110)}`,
  arabic: "## مقدمة\n\nمرحبا بكم.",
  plain: "Just words.",
};

async function createTexts() {
  const creator = await createCreatorAccount();
  const lessons = await Promise.all(
    Object.entries(texts).map(async ([name, text]) => {
      const id = await createLesson(sql, { creator_id: creator.id });
      await sql`update public.lessons set preview = ${text}, language = ${name === "arabic" ? "ar" : "en"} where id = ${id}`;
      // One costly text is enough.
      const body = name === "costly" ? "Short." : text;
      await sql`update public.lesson_contents set body = ${body} where lesson_id = ${id}`;
      return [name, { id, path: `/lessons/l-${id}` }] as const;
    }),
  );
  return { creator, lessons: Object.fromEntries(lessons) };
}

const storedFor = (lessonId: string) =>
  sql<{ part: string; content: { isPlain: boolean; html: string[] } | null }[]>`
    select part, content from public.lesson_renderings where lesson_id = ${lessonId} order by part`;

test("a text is rendered when it is first read, and stored for the next reader", async () => {
  const { creator, lessons } = await createTexts();
  const cookie = await sessionCookie({ email: creator.email, password });
  const read = async (name: keyof typeof texts, headers = {}) =>
    (await ask(lessons[name]?.path ?? "", { headers: { accept: "text/html", ...headers } })).text;

  // A guest reads the preview, the creator the body; KaTeX's style sheet is where a formula is.
  for (const page of [await read("formula"), await read("formula", { cookie })]) {
    expect(page).toContain('<span class="katex">');
    expect(page).toContain("/katex/katex.min.css");
  }
  expect(await read("plain")).not.toContain("/katex/");
  const [preview, body] = await storedFor(lessons.formula?.id ?? "");
  expect([preview?.content?.isPlain, body?.content?.isPlain]).toEqual([false, false]);

  // One that costs too much is shown as it was typed, and says so.
  expect(await read("costly")).toContain("its formatting is too complex to be set");
  expect((await storedFor(lessons.costly?.id ?? ""))[0]?.content?.isPlain).toBe(true);

  expect(await read("arabic")).toMatch(
    /<div class="prose" lang="ar"><div class="piece"><h2 id="s-مقدمة" dir="auto">/,
  );

  // A changed text is rendered again.
  await sql`update public.lesson_contents set body = 'Other **words**.' where lesson_id = ${lessons.plain?.id ?? ""}`;
  expect(await read("plain", { cookie })).toContain("Other <strong>words</strong>.");
});

test("a lesson that is published by SQL is rendered before anybody reads it; a draft is not", async () => {
  const creator = await createCreatorAccount();
  const create = async (status: "draft" | "published") => {
    const id = await createLesson(sql, { creator_id: creator.id, status });
    // Of its own: equal texts are rendered once.
    await sql`update public.lessons set preview = ${`${texts.formula} ${id}`} where id = ${id}`;
    await sql`update public.lesson_contents set body = ${`*Body* of ${id}`} where lesson_id = ${id}`;
    return id;
  };
  const [draft, lesson] = [await create("draft"), await create("published")];
  const revalidated = await ask("/api/jobs/revalidate", {
    method: "POST",
    headers: { authorization: `Bearer ${process.env.CRON_SECRET}` },
  });
  expect(revalidated.status).toBe(200);
  const [preview, body] = await until("both renderings", async () => {
    const stored = await storedFor(lesson);
    return stored.every(({ content }) => content) && stored.map(({ content }) => content?.html.join());
  });
  expect(preview).toContain('<span class="katex">');
  expect(body).toContain(`<em>Body</em> of ${lesson}`);
  expect((await storedFor(draft)).map(({ content }) => content)).toEqual([null, null]);
});
