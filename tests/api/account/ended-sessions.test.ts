import { expect, test } from "vitest";
import { createOwnLesson } from "../../support/database/checkouts.ts";
import { sql } from "../../support/database/database.ts";
import { createPurchase } from "../../support/database/shop.ts";
import { type Account, createLearner } from "../../support/http/accounts.ts";
import { createDraftAccount, publishTexts, uploadFile } from "../../support/http/files.ts";
import { cookieOf, wordsOf } from "../../support/http/pages.ts";
import { ask } from "../../support/http/shop-client.ts";
import { until } from "../../support/until.ts";

const endSessions = ({ id }: Account) => sql`delete from auth.sessions where user_id = ${id}`;
// As Auth's `ban_duration`, which leaves the account's sessions.
const ban = ({ id }: Account) =>
  sql`update auth.users set banned_until = now() + interval '1 hour' where id = ${id}`;

/** What the home page and the one after a cancelled checkout show of them alone. */
const ofTheirs = /Continue where you left off|already yours/;

test.each([
  ["was ended elsewhere", endSessions],
  ["is of a banned account", ban],
])(
  "a session that %s opens no page and no API from then on, though its token is valid",
  async (_what, end) => {
    const [member, lesson] = [await createLearner(), await createOwnLesson()];
    await createPurchase(sql, { ...lesson, learner: member });
    await sql`insert into public.lesson_progress (user_id, lesson_id) values (${member.id}, ${lesson.lessonId})`;
    const cookie = await cookieOf(member);
    const publicPages = ["/", `/checkout/cancel?lesson=l-${lesson.lessonId}`];
    const statusOf = async (path: string) => (await ask(path, { headers: { cookie } })).status;
    const wordsAt = async (path: string) => wordsOf((await ask(path, { headers: { cookie } })).text);
    for (const path of publicPages) expect(await wordsAt(path)).toMatch(ofTheirs);
    expect([await statusOf("/library"), await statusOf("/api/credits")]).toEqual([200, 200]);
    expect((await ask("/api/credits", { token: member.token })).status).toBe(200);

    await end(member);
    const library = await ask("/library", { headers: { cookie } });
    expect([library.status, library.headers.get("location")]).toEqual([307, "/sign-in?next=%2Flibrary"]);
    expect(await statusOf("/api/credits")).toBe(401);
    expect((await ask("/api/credits", { token: member.token })).status).toBe(401);
    for (const path of publicPages) {
      expect(await wordsAt(path)).toMatch(/ Sign in Join /);
      expect(await wordsAt(path)).not.toMatch(ofTheirs);
    }
    expect((await ask("/sign-in", { headers: { cookie } })).status).toBe(200);
  },
);

test("what members alone may download is closed to a session that was ended; what everyone sees is not", async () => {
  const { creator, lessonId } = await createDraftAccount();
  const plan = { kind: "attachment", name: "plan.pdf", mediaType: "application/pdf" };
  const upload = () => uploadFile(creator, lessonId, plan, Buffer.from("%PDF-1.7\n% a plan\n"));
  const [free, paid, draft] = [await upload(), await upload(), await upload()];
  await publishTexts(creator, lessonId, `[x](/files/${free.fileId})`, `[x](/files/${paid.fileId})`);
  const learner = await createLearner();
  await createPurchase(sql, { creator, learner, lessonId });
  const statusesOf = async (who: Account) => {
    const read = async ({ fileId }: { fileId: string }) =>
      (await ask(`/files/${fileId}`, { token: who.token })).status;
    return [await read(free), await read(paid), await read(draft)];
  };
  expect([await statusesOf(learner), await statusesOf(creator)]).toEqual([
    [200, 200, 404],
    [200, 200, 200],
  ]);
  for (const who of [learner, creator]) {
    await endSessions(who);
    expect(await statusesOf(who)).toEqual([200, 404, 404]);
  }
});

test("a session that was ended begins no draft", async () => {
  const { creator, lessonId } = await createOwnLesson();
  const page = `/studio/lessons/${lessonId}`;
  const countDrafts = async () =>
    (await sql`select from public.lesson_drafts where lesson_id = ${lessonId}`).length;
  const [ended, other] = [await cookieOf(creator), await cookieOf(creator)];
  await sql`
    delete from auth.sessions
    where id = (select id from auth.sessions where user_id = ${creator.id} order by created_at desc offset 1 limit 1)`;
  for (const path of ["", "/files", "/preview", "/publish", "/versions", "/versions/1"])
    expect((await ask(`${page}${path}`, { headers: { cookie: ended } })).status).toBe(307);
  expect(await countDrafts()).toBe(0);
  expect((await ask(page, { headers: { cookie: other } })).status).toBe(200);
  expect(await countDrafts()).toBe(1);
});

test("sessions outlive a change of Auth's signing key, and new ones have it", async () => {
  const member = await createLearner();
  const before = await cookieOf(member);
  const rotated = await fetch(new URL("/_sandbox/signing-keys", process.env.NEXT_PUBLIC_SUPABASE_URL), {
    method: "PUT",
    body: JSON.stringify({ rotate: true }),
  });
  expect(rotated.status).toBe(200);
  const after = await cookieOf(member);
  const opens = async (cookie: string) => (await ask("/library", { headers: { cookie } })).status === 200;
  expect(await opens(before)).toBe(true);
  // The shop reads Auth's keys once in some seconds at most.
  await until("the new key", () => opens(after));
  expect(await opens(before)).toBe(true);
});
