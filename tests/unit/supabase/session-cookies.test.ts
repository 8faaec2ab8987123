import { expect, test } from "vitest";
import { readAccessToken } from "../../../lib/supabase/session/session-cookies.ts";

const name = "lectern-auth";
const inSeconds = (seconds: number) => Math.floor(Date.now() / 1000) + seconds;
const encode = (value: unknown) => `base64-${Buffer.from(JSON.stringify(value)).toString("base64url")}`;
const session = (expires_at: number) => encode({ access_token: "token", expires_at, user: { name: "Zoë" } });

const read = (cookies: Record<string, string>) =>
  readAccessToken({ get: (key) => (key in cookies ? { value: cookies[key] ?? "" } : undefined) }, name);

test("the token is read from one cookie, and from several", async () => {
  const stored = session(inSeconds(600));
  expect(await read({ [name]: stored })).toBe("token");
  expect(await read({ [`${name}.0`]: stored.slice(0, 40), [`${name}.1`]: stored.slice(40) })).toBe("token");
});

test("what must be refreshed is left to Supabase's client, as is what cannot be read", async () => {
  const left = [session(inSeconds(80)), session(inSeconds(-5)), "base64-e30", "base64-%", "{}", ""];
  expect(await Promise.all(left.map((stored) => read({ [name]: stored })))).toEqual(
    left.map(() => undefined),
  );
  expect(await read({})).toBeUndefined();
});
