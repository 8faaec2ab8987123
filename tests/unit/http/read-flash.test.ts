import { beforeAll, expect, test, vi } from "vitest";
import { readFlash, readFormState, setFlash } from "@/lib/http/flash";
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
