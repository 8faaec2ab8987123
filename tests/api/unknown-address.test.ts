import { describe, expect, test } from "vitest";
import { ask } from "../support/shop-client.ts";

describe("an address that is no page is 404, whatever it looks like", () => {
  test.each([
    "/nothing",
    "/nothing.txt",
    "/nothing.png",
    "/robots.txt",
    "/favicon.ico",
    "/covers/lessons",
    "/covers/nothing.svg",
    "/covers/a/b.svg",
    "/lessons/nothing",
    "/lessons/nothing.txt",
    "/guest",
    "/guest/lessons",
    "/member/lessons",
    "/_/lessons",
    "/auth/lessons",
    "/auth",
    "/_next/lessons",
    "/api",
    "/api/",
  ])("%s", async (path) => {
    expect((await ask(path)).status).toBe(404);
  });
});

test("the files there are come without a detour", async () => {
  const icon = await ask("/icon.svg");
  expect(icon.status).toBe(200);
  expect(icon.headers.get("content-type")).toContain("image/svg+xml");
});
