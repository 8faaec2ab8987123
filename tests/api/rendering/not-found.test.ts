import { describe, expect, test } from "vitest";
import { variantSegment } from "@/lib/rendering/variant-segment";
import { ask } from "../../support/http/shop-client.ts";

describe("a path without a page is 404", () => {
  test.each([
    "/nothing",
    "/nothing.txt",
    "/nothing.png",
    "/favicon.ico",
    "/covers/lessons",
    "/covers/nothing.svg",
    "/covers/a/b.svg",
    "/lessons/nothing",
    "/lessons/nothing.txt",
    "/images",
    "/images/nothing",
    "/images/lessons",
    "/images/lessons/nothing",
    "/creators/nobody",
    "/lessons/%E0%A4%A",
    "/%E0%A4%A",
    `/${variantSegment("guest", "en")}`,
    `/${variantSegment("guest", "en")}/lessons`,
    `/${variantSegment("guest", "en")}/catalogue/all`,
    `/${variantSegment("member", "en")}/lessons/kerning`,
    "/catalogue/all",
    "/_/lessons",
    "/auth/lessons",
    "/auth",
    "/_next/lessons",
    "/_next/image?url=%2Fcovers%2Fkerning.svg&w=640&q=75",
    "/_next/image?url=https%3A%2F%2Fexample.com%2Fa.png&w=640&q=75",
    "/api",
  ])("%s", async (path) => {
    expect((await ask(path)).status).toBe(404);
  });
});

test.each(["/nothing/at/all", "/lessons/nothing", "/lessons/%E0%A4%A", "/creators/nobody"])(
  "%s says so in a page that needs no script",
  async (path) => {
    const { text } = await ask(path, { headers: { accept: "text/html" } });
    const withoutScripts = text.replaceAll(/<script\b.*?<\/script>/gs, "");
    expect(withoutScripts).toContain("There is no such page.</h1>");
    expect(withoutScripts).toContain("</html>");
  },
);

test("existing files are served directly", async () => {
  const icon = await ask("/icon.svg");
  expect(icon.status).toBe(200);
  expect(icon.headers.get("content-type")).toContain("image/svg+xml");
});

test.each([
  ["/lessons/", "/lessons"],
  ["/sign-in/?next=%2Fsettings", "/sign-in?next=%2Fsettings"],
  ["/settings/", "/settings"],
  ["/lessons/nothing/", "/lessons/nothing"],
  ["/robots.txt/", "/robots.txt"],
  ["/api/", "/api"],
])("%s is a redirect to %s: one page has one URL", async (path, location) => {
  const answer = await ask(path);
  expect([answer.status, answer.headers.get("location")]).toEqual([308, location]);
});
