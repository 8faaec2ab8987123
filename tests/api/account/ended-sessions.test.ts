import { expect, test } from "vitest";
import { sql } from "../../support/database/database.ts";
import { createLearner } from "../../support/http/accounts.ts";
import { cookieOf, wordsOf } from "../../support/http/pages.ts";
import { ask } from "../../support/http/shop-client.ts";
import { until } from "../../support/until.ts";

test("a session that was ended elsewhere opens no page and no API from then on, though its token is valid", async () => {
  const member = await createLearner();
  const cookie = await cookieOf(member);
  const statusOf = async (path: string) => (await ask(path, { headers: { cookie } })).status;
  expect([await statusOf("/library"), await statusOf("/api/credits")]).toEqual([200, 200]);
  expect((await ask("/api/credits", { token: member.token })).status).toBe(200);

  await sql`delete from auth.sessions where user_id = ${member.id}`;
  const library = await ask("/library", { headers: { cookie } });
  expect([library.status, library.headers.get("location")]).toEqual([307, "/sign-in?next=%2Flibrary"]);
  expect(await statusOf("/api/credits")).toBe(401);
  expect((await ask("/api/credits", { token: member.token })).status).toBe(401);
  const home = await ask("/", { headers: { cookie } });
  expect(home.status).toBe(200);
  expect(wordsOf(home.text)).toMatch(/ Sign in Join /);
  expect((await ask("/sign-in", { headers: { cookie } })).status).toBe(200);
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
