import { beforeAll, expect, test } from "vitest";
import { authCookieName } from "../../../lib/supabase/session/cookie.ts";
import { ask } from "../../support/http/shop-client.ts";

const later = Math.floor(Date.now() / 1000) + 86_400;
const encode = (text: string) => Buffer.from(text).toString("base64url");
const claims = JSON.stringify({ sub: crypto.randomUUID(), role: "authenticated", aal: "aal2", exp: later });
const tokenOf = (alg: string, signature: string) =>
  `${encode(JSON.stringify({ alg, typ: "JWT" }))}.${encode(claims)}.${signature}`;

function cookieWith(access_token: unknown): string {
  const session = { access_token, refresh_token: "x", expires_at: later, token_type: "bearer", user: {} };
  return `${authCookieName}=base64-${encode(JSON.stringify(session))}`;
}

// As after a change of Auth's keys, or of a browser's own making.
const tokens: [what: string, token: unknown][] = [
  ["signed with another key", tokenOf("HS256", "c2ln")],
  ["not signed", tokenOf("none", "")],
  ["that is no token", "a"],
  ["with a NUL", "\0"],
  ["with a line break", "a\nb"],
  ["with letters that no header takes", "漢"],
  ["that is a number", 5],
];

const pages = [
  "/",
  "/lessons?owned=yes",
  "/lessons/no-such-lesson",
  `/checkout/opened?purchase=${crypto.randomUUID()}`,
  "/profile",
  "/api/purchases",
];

const visitAll = (headers: Record<string, string> = {}) =>
  Promise.all(
    pages.map(async (page) => {
      const { status, headers: answered } = await ask(page, { headers });
      return [page, status, answered.get("location")];
    }),
  );

let asGuest: Awaited<ReturnType<typeof visitAll>>;
beforeAll(async () => {
  asGuest = await visitAll();
});

test.each(tokens)("a session whose token is %s is none, on every page and in the API", async (_, token) => {
  expect(await visitAll({ cookie: cookieWith(token) })).toEqual(asGuest);
});

test.each(["/katex/sign-in", "/katex/settings", "/katex/fonts/sign-in"])(
  "%s is no way around the checks of forms",
  async (path) => {
    const form = new FormData();
    form.set("formName", "sign-in");
    const headers = { origin: "https://elsewhere.example" };
    expect((await ask(path, { method: "POST", headers, form })).status).toBe(403);
  },
);
