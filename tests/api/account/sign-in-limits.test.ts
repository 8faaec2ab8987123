import { randomInt } from "node:crypto";
import { createClient } from "@supabase/supabase-js";
import { beforeAll, describe, expect, test } from "vitest";
import { sql } from "../../support/database/database.ts";
import { type Account, createLearner, password } from "../../support/http/accounts.ts";
import { submitForm } from "../../support/http/native-form.ts";

let owner: Account;
let known: string;

beforeAll(async () => {
  owner = await createLearner();
  known = deviceOf(await signIn({ email: owner.email }));
  await sql`select public.consume_rate_limit(private.account_counter('sign-in', 'email', ${owner.email}), 1, 600)
    from generate_series(1, 49)`;
});

describe("while strangers guess at Auth, past the shop", () => {
  test("their tries count as the shop's do, and a right one is answered like a wrong one", async () => {
    const first = await tryAtAuth("a guess");
    expect(first).toEqual({ code: "invalid_credentials", message: "Invalid login credentials", status: 400 });
    expect(await tryAtAuth(password)).toEqual(first);
  });

  test("another browser is told to wait, whatever password it has", async () => {
    for (const tried of [password, "a guess"]) {
      const answer = await signIn({ email: owner.email, tried });
      expect(answer.headers.get("location")).toMatch(/^\/sign-in/);
      expect(await flashOf(answer)).toContain("tried too often");
    }
  });

  test("a browser that signed in before signs in, also from the strangers' network", async () => {
    const answer = await signIn({ email: owner.email, device: known, client: strangers });
    expect(answer.headers.get("location")).not.toMatch(/^\/sign-in/);
    expect(deviceOf(answer)).toBe(known);
  });

  test("another account signs in", async () => {
    const answer = await signIn({ email: (await createLearner()).email, client: someClient() });
    expect(answer.headers.get("location")).not.toMatch(/^\/sign-in/);
  });
});

test("the shop's own tries are counted once, right ones not at all", async () => {
  const { email } = await createLearner();
  const hits = async () => {
    const [row] = await sql<{ hits: number }[]>`
      select hits from private.rate_limits where key = private.account_counter('sign-in', 'email', ${email})`;
    return row?.hits;
  };
  for (const tried of ["a guess", password, "a guess"]) await signIn({ email, tried, client: someClient() });
  expect(await hits()).toBe(2);
});

test.each([
  ["2001:db8:77:1::/64", ["2001:db8:77:1::1", "2001:db8:77:1:2:3:4:5", "[2001:db8:77:1::2]:4001"]],
  ["203.0.113.77", ["203.0.113.77", "203.0.113.77:4002", "::ffff:203.0.113.77"]],
])("%s is one client: %j", async (network, clients) => {
  const { email } = await createLearner();
  for (const client of clients) await signIn({ email, tried: "a guess", client });
  const rows = await sql<{ hits: number }[]>`
    select hits from private.rate_limits
    where key = private.account_counter('sign-in', 'both', ${`${network} ${email}`})`;
  expect([...rows]).toEqual([{ hits: 3 }]);
});

const strangers = "2001:db8:99:1::5";
const someClient = () => `2001:db8:${randomInt(0xffff).toString(16)}:${randomInt(0xffff).toString(16)}::1`;

type SignIn = { email: string; tried?: string; client?: string; device?: string };

const signIn = ({ email, tried = password, client = strangers, device = "" }: SignIn) =>
  submitForm("/sign-in", 'name="password"', device, {
    typed: { email, password: tried },
    headers: { "x-forwarded-for": client },
  });

const deviceOf = ({ headers }: { headers: Headers }) =>
  headers
    .getSetCookie()
    .find((cookie) => cookie.includes("lectern-device"))
    ?.split(";")[0] ?? "";

const flashOf = async ({ headers }: { headers: Headers }) =>
  decodeURIComponent(headers.getSetCookie().find((cookie) => cookie.includes("flash")) ?? "");

async function tryAtAuth(tried: string) {
  const { NEXT_PUBLIC_SUPABASE_URL: url = "", NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY: key = "" } = process.env;
  const client = createClient(url, key, { auth: { persistSession: false, autoRefreshToken: false } });
  const { error } = await client.auth.signInWithPassword({ email: owner.email, password: tried });
  return error && { code: error.code, message: error.message, status: error.status };
}
