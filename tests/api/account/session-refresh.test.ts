import { createClient } from "@supabase/supabase-js";
import { expect, test } from "vitest";
import { createLearner, password } from "../../support/http/accounts.ts";
import { sessionCookie } from "../../support/http/session-cookie.ts";
import { ask, shopUrl } from "../../support/http/shop-client.ts";

const eight = Array.from({ length: 8 }, (_, index) => index);

test.each([
  ["pages", "/settings"],
  ["API routes", "/api/purchases/stats"],
])("eight requests at once with one expired access token leave all signed in: %s", async (_, path) => {
  const cookie = expired(await sessionCookie({ ...(await createLearner()), password }));
  const answers = await Promise.all(eight.map(() => ask(path, { headers: { cookie } })));
  expect(answers.map(({ status }) => status)).toEqual(eight.map(() => 200));
  const refreshed = answers.map(({ headers }) => cookiesOf(headers));
  for (const cookie of new Set(refreshed)) {
    expect((await ask(path, { headers: { cookie } })).status).toBe(200);
    expect((await ask(path, { headers: { cookie: expired(cookie) } })).status).toBe(200);
  }
});

test("a browser that did not get the answer to its refresh is signed in still", async () => {
  const cookie = expired(await sessionCookie({ ...(await createLearner()), password }));
  for (const _ of eight) expect((await ask("/settings", { headers: { cookie } })).status).toBe(200);
});

test("a session that has ended is not refreshed by what was shared of it", async () => {
  const cookie = expired(await sessionCookie({ ...(await createLearner()), password }));
  const fresh = cookiesOf((await ask("/settings", { headers: { cookie } })).headers);
  await ask("/auth/sign-out", { method: "POST", headers: { cookie: fresh, origin: shopUrl } });
  expect((await ask("/api/purchases/stats", { headers: { cookie } })).status).toBe(401);
});

test("Auth gives eight who use one refresh token at once the same session, and goes on with it", async () => {
  const { refreshToken, refresh } = await startSession();
  const tokens = await Promise.all(eight.map(() => refresh(refreshToken)));
  expect(new Set(tokens).size).toBe(1);
  const next = await refresh(tokens[0]);
  expect(next).not.toBe(tokens[0]);
  // Within the reuse interval the first one still leads to the newest.
  expect(await refresh(refreshToken)).toBe(next);
});

async function startSession() {
  const { NEXT_PUBLIC_SUPABASE_URL: url = "", NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY: key = "" } = process.env;
  const client = () => createClient(url, key, { auth: { persistSession: false, autoRefreshToken: false } });
  const { email } = await createLearner();
  const { data, error } = await client().auth.signInWithPassword({ email, password });
  if (error) throw error;
  const refresh = async (refresh_token: string | undefined) => {
    const { data, error } = await client().auth.refreshSession({ refresh_token: refresh_token ?? "" });
    if (error) throw error;
    return data.session?.refresh_token;
  };
  return { refreshToken: data.session.refresh_token, refresh };
}

/** The same session with an access token that is over. */
function expired(cookie: string): string {
  const pairs = cookie.split("; ").map((pair) => pair.split("="));
  const joined = pairs.map(([, value]) => decodeURIComponent(value ?? "")).join("");
  const session = JSON.parse(Buffer.from(joined.replace("base64-", ""), "base64url").toString());
  const text = JSON.stringify({ ...session, expires_at: Math.floor(Date.now() / 1000) - 1 });
  return `${pairs[0]?.[0]?.replace(/\.0$/, "")}=base64-${Buffer.from(text).toString("base64url")}`;
}

/**
 * What a browser keeps of an answer: of two cookies with one name the last (RFC 6265, 5.3). Next sends the proxy's
 * cookie twice where the second of its `Expires` turned between its two copies.
 */
const cookiesOf = (headers: Headers) =>
  [
    ...new Map(
      headers
        .getSetCookie()
        .filter((cookie) => /^lectern-auth(\.\d+)?=[^;]/.test(cookie))
        .map((cookie) => [cookie.split("=")[0], cookie.split(";")[0]]),
    ).values(),
  ].join("; ");
