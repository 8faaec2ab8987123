import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { createOwnLesson } from "../../support/database/checkouts.ts";
import { sql } from "../../support/database/database.ts";
import { createCreatorAccount, password } from "../../support/http/accounts.ts";
import { sessionCookie } from "../../support/http/session-cookie.ts";
import { ask } from "../../support/http/shop-client.ts";
import { until } from "../../support/until.ts";

const visit = async (path: string, headers: Record<string, string> = {}) =>
  ask(path, { headers: { accept: "text/html", ...headers } });

/** A lesson that a guest has visited twice, so that every cache has it. */
async function createSeenLesson() {
  const { creator, lessonId } = await createOwnLesson();
  const path = `/lessons/l-${lessonId}`;
  for (const _ of [1, 2]) expect((await visit(path)).text).toContain("Kerning");
  return { creator, lessonId, path };
}

describe("a change by SQL soon shows to guests", () => {
  test.each([
    ["a title", { title: "Kerning by moonlight" }, "Kerning by moonlight"],
    ["a price", { price: "34.56" }, "34.56"],
  ])("%s", async (_what, change, words) => {
    const { lessonId, path } = await createSeenLesson();
    await sql`update public.lessons set ${sql(change)} where id = ${lessonId}`;
    await until("the change", async () => (await visit(path)).text.includes(words));
  });

  test("a lesson that is withdrawn", async () => {
    const { lessonId, path } = await createSeenLesson();
    await sql`update public.lessons set status = 'draft' where id = ${lessonId}`;
    await until("404", async () => (await visit(path)).status === 404);
  });

  test("a creator's new name", async () => {
    const { creator, path } = await createSeenLesson();
    const name = `Ines ${randomUUID().slice(0, 8)}`;
    await sql`update public.creators set name = ${name} where id = ${creator.id}`;
    await until("the name", async () => (await visit(path)).text.includes(name));
  });

  test("a new lesson, on the home page", async () => {
    await visit("/");
    const creator = await createCreatorAccount();
    const title = `Fresh ${randomUUID().slice(0, 8)}`;
    const id = randomUUID();
    await sql`
      insert into public.lessons
        (id, creator_id, slug, title, summary, subject, price, status, duration_minutes, published_at)
      values (${id}, ${creator.id}, ${`l-${id}`}, ${title}, 'New.', 'design', 12, 'published', 5, now())`;
    await until("the lesson", async () => (await visit("/")).text.includes(title));
    await sql`update public.lessons set published_at = '2024-01-01' where id = ${id}`;
  });
});

test("each guest sees the page in their own locale", async () => {
  const { path } = await createSeenLesson();
  const german = () => visit(path, { "accept-language": "de-DE,de;q=0.9" });
  for (const _ of [1, 2]) {
    expect((await german()).text).toMatch(/>12\s\$</);
    expect((await visit(path)).text).toContain(">$12<");
  }
});

test("neither a member nor a forged request of the page cache is served the wrong variant", async () => {
  const { creator, path } = await createSeenLesson();
  const cookie = await sessionCookie({ email: creator.email, password });
  for (const _ of [1, 2]) expect((await visit(path, { cookie })).text).toContain("Sign out");
  expect((await visit(path, { "x-lectern-page-cache": randomUUID() })).text).not.toContain("Sign out");
  expect((await visit(path)).text).not.toContain("Sign out");
});
