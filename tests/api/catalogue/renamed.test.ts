import { beforeAll, describe, expect, test } from "vitest";
import { createOwnLesson } from "../../support/database/checkouts.ts";
import { sql } from "../../support/database/database.ts";
import { createLearner, password } from "../../support/http/accounts.ts";
import { sessionCookie } from "../../support/http/session-cookie.ts";
import { ask } from "../../support/http/shop-client.ts";
import { until } from "../../support/until.ts";

const html = { accept: "text/html" };
const rename = (table: "lessons" | "creators", id: string, slug: string) =>
  sql`update public.${sql(table)} set slug = ${slug} where id = ${id}`;

/** A free lesson, visited under its first URL, which it and its creator then leave for a second and a third one. */
async function createRenamed() {
  const [{ lessonId, creator }, { email }] = await Promise.all([
    createOwnLesson({ price: "0" }),
    createLearner(),
  ]);
  const first = { lesson: `/lessons/l-${lessonId}`, creator: `/creators/c-${creator.id}` };
  for (const path of Object.values(first)) expect((await ask(path, { headers: html })).status).toBe(200);
  for (const word of ["second", "third"]) {
    await rename("lessons", lessonId, `${word}-${lessonId}`);
    await rename("creators", creator.id, `${word}-${creator.id}`);
  }
  const last = { lesson: `/lessons/third-${lessonId}`, creator: `/creators/third-${creator.id}` };
  await until("the redirect", async () => (await ask(first.lesson, { headers: html })).status === 308);
  return { lessonId, creator, first, last, member: { cookie: await sessionCookie({ email, password }) } };
}

describe("a lesson and a creator that were renamed", () => {
  let renamed: Awaited<ReturnType<typeof createRenamed>>;
  beforeAll(async () => {
    renamed = await createRenamed();
  });

  test.each(["guest", "member"] as const)(
    "redirect a %s, with the query, and also in the middle",
    async (who) => {
      const { lessonId, creator, first, last, member } = renamed;
      const headers = { ...html, ...(who === "member" && member) };
      for (const [old, present] of [
        [first.lesson, last.lesson],
        [`/lessons/second-${lessonId}`, last.lesson],
        [`${first.lesson}?utm_source=mail&payment=open`, `${last.lesson}?utm_source=mail&payment=open`],
        [first.creator, last.creator],
        [`/creators/second-${creator.id}`, last.creator],
      ] as const) {
        const answer = await until("the new name to be noticed", async () => {
          const redirect = await ask(old, { headers });
          return redirect.status === 308 && redirect;
        });
        expect([answer.status, answer.headers.get("location")], old).toEqual([308, present]);
        expect((await ask(present, { headers })).status).toBe(200);
      }
    },
  );

  test("redirect the social image", async () => {
    const { status, headers } = await ask(`/images/lessons/l-${renamed.lessonId}?price=0usd`);
    expect(status).toBe(308);
    expect(headers.get("location")).toBe(`/images/lessons/third-${renamed.lessonId}?price=0usd`);
  });

  test("are found by the old address of a search", async () => {
    const { text } = await ask(`/lessons?creator=c-${renamed.creator.id}`, { headers: html });
    expect(text).toContain(`href="${renamed.last.lesson}"`);
  });

  test("are named by the page that Stripe leads back to", async () => {
    const { text } = await ask(`/checkout/cancel?lesson=l-${renamed.lessonId}`, {
      headers: { ...html, ...renamed.member },
    });
    expect(text).toContain(`href="${renamed.last.lesson}"`);
  });

  test("lead a form of an old page on", async () => {
    const { status, headers } = await ask(renamed.first.lesson, { method: "POST", headers: html });
    expect([status, headers.get("location")]).toEqual([308, renamed.last.lesson]);
  });
});

test("a lesson that is renamed back redirects the other way", async () => {
  const { lessonId, first } = await createRenamed();
  await rename("lessons", lessonId, `l-${lessonId}`);
  await until("the page", async () => (await ask(first.lesson, { headers: html })).status === 200);
  for (const word of ["second", "third"]) {
    const path = `/lessons/${word}-${lessonId}`;
    await until(
      path,
      async () => (await ask(path, { headers: html })).headers.get("location") === first.lesson,
    );
  }
});
