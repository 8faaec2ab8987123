import { deflateRawSync } from "node:zlib";
import { beforeAll, expect, test, vi } from "vitest";
import { readFlash, readFormState, setFlash } from "@/lib/http/forms/flash";
import { stubShopEnv } from "../../support/shop-env.ts";

const jar = vi.hoisted(() => ({ set: vi.fn(), value: "" }));
vi.mock("next/headers", () => ({
  cookies: async () => ({ set: jar.set, get: () => ({ value: jar.value }) }),
}));

beforeAll(stubShopEnv);

const saved = { kind: "notice", code: "saved" } as const;

test("a flash is read on its own page only", async () => {
  jar.value = JSON.stringify({ path: "/settings", flash: saved });
  expect(await readFlash("/settings")).toEqual(saved);
  expect(await readFlash("/profile")).toBeNull();
  expect(await readFormState("/settings")).toBeUndefined();
});

test.each(["", "{", "[]", JSON.stringify({ path: "/settings", flash: { kind: "notice", code: "paid" } })])(
  "a cookie %j, which the shop did not write, says nothing",
  async (value) => {
    jar.value = value;
    expect(await readFlash("/settings")).toBeNull();
  },
);

test("a flash is left for the path, without query and hash, for seconds", async () => {
  expect(await setFlash("/settings?from=mail#name", saved)).toBe("/settings?from=mail#name");
  const cookie = jar.set.mock.calls[0]?.[0];
  expect(JSON.parse(cookie.value)).toEqual({ path: "/settings", flash: saved });
  expect(cookie).toMatchObject({ name: "lectern-flash", httpOnly: true, sameSite: "lax", maxAge: 10 });
});

test.each([
  ["Chinese", () => String.fromCodePoint(0x4e00 + Math.floor(Math.random() * 20_000))],
  ["Arabic", () => String.fromCodePoint(0x0627 + Math.floor(Math.random() * 36))],
  ["emoji", () => String.fromCodePoint(0x1f400 + Math.floor(Math.random() * 200))],
])("a form's long text in %s, twice as long as it may be, is kept in one cookie", async (_script, letter) => {
  const write = (units: number) => Array.from({ length: units }, letter).join("").slice(0, units);
  const state = {
    values: { name: write(160), bio: write(1000).toWellFormed() },
    errors: { bio: "Too long." },
  };
  await setFlash("/studio/profile", { kind: "form", state });
  const { name, value } = jar.set.mock.lastCall?.[0] ?? {};
  // RFC 6265, 6.1, with the attributes.
  expect(`${name}=${encodeURIComponent(value)}`.length).toBeLessThan(4000);
  jar.value = value;
  expect(await readFormState("/studio/profile")).toEqual(state);
});

test("what expands without end is no flash", async () => {
  jar.value = deflateRawSync(Buffer.alloc(1_000_000, " ")).toString("base64url");
  expect(await readFlash("/settings")).toBeNull();
});
