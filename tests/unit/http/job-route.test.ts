import { globSync } from "node:fs";
import { resolve } from "node:path";
import { beforeAll, expect, test, vi } from "vitest";
import { stubShopEnv } from "../../support/shop-env.ts";

const files = globSync("app/api/jobs/*/route.ts").sort();

beforeAll(() => {
  stubShopEnv();
  vi.stubEnv("LOG_LEVEL", "silent");
});

test("there are jobs", () => expect(files).toContain("app/api/jobs/maintenance/route.ts"));

test.each(files)("%s starts nothing without the secret", async (file) => {
  const { POST } = await import(resolve(file));
  for (const authorization of ["", "Bearer ", "Bearer guess"]) {
    const init = { method: "POST", headers: authorization ? { authorization } : new Headers() };
    const request = new Request("http://localhost:3000/api/jobs/x", init);
    expect((await POST(request, { params: Promise.resolve({}) })).status).toBe(401);
  }
});
