import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { authCookieOptions, cookieName, cookieOptions } from "@/lib/supabase/session/cookie";

test.each([
  ["https://shop.example", "lectern-flash", "__Host-lectern-flash", true],
  ["https://shop.example:8443", "lectern-recovery", "__Host-lectern-recovery", true],
  ["http://localhost:3000", "lectern-flash", "lectern-flash", false],
  ["http://127.0.0.1:5500", "lectern-mailed", "lectern-mailed", false],
])("at %s the cookie %s is %s", (site, name, wanted, secure) => {
  expect(cookieName(name, site)).toBe(wanted);
  // RFC 6265bis: with the prefix only if Secure, with Path=/ and without Domain.
  expect(cookieOptions(site)).toEqual({ httpOnly: true, sameSite: "lax", secure, path: "/" });
  expect(authCookieOptions(site)).toEqual({ ...cookieOptions(site), name: cookieName("lectern-auth", site) });
});

test("no cookie is set, read or deleted past lib/http/cookies/site-cookies.ts", () => {
  const own = ["lib/http/cookies/site-cookies.ts", "lib/supabase/server.ts"];
  const files = globSync(["{app,lib}/**/*.{ts,tsx}"]).filter((file) => !own.includes(file));
  const found = files.filter((file) => /\bcookies\(\)/.test(readFileSync(file, "utf8")));
  expect(found).toEqual([]);
});
