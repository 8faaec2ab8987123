import { beforeAll, expect, test, vi } from "vitest";
import GoodbyePage from "@/app/[variant]/(account)/goodbye/page";
import type { Flash } from "@/lib/http/forms/flash";
import { stubShopEnv } from "../../support/shop-env.ts";

const jar = vi.hoisted(() => ({ value: "" }));
vi.mock("next/headers", () => ({ cookies: async () => ({ get: () => ({ value: jar.value }) }) }));
vi.mock("@/lib/rendering/variant", () => ({ getVariant: async () => "guest", getLocale: async () => "en" }));

beforeAll(stubShopEnv);

const leave = (path: string, flash: Flash) => {
  jar.value = JSON.stringify({ path, flash });
};

test("after a deletion the page says that the account is deleted", async () => {
  leave("/goodbye", { kind: "account-deleted" });
  expect(JSON.stringify(await GoodbyePage())).toContain("Your account is deleted");
});

test.each<[string, () => void]>([
  ["without a deletion", () => leave("/settings", { kind: "account-deleted" })],
  ["after something else", () => leave("/goodbye", { kind: "notice", code: "saved" })],
])("%s it leads to the home page", async (_, arrange) => {
  arrange();
  await expect(GoodbyePage()).rejects.toMatchObject({
    digest: expect.stringMatching(/^NEXT_REDIRECT;.*;\/;/),
  });
});
