import { describe, expect, it } from "vitest";
import { mailReturnUrl, readMailReturnUrl, readReturnTo, withReturnTo } from "../../../lib/auth/return-to.ts";

const site = "https://lectern.example";
const lesson = "10000000-0000-4000-8000-000000000001";

describe("where a visitor is redirected after signing in", () => {
  it("is a path of this site and a lesson", () => {
    expect(readReturnTo({ next: "/lessons/kerning?after=x", lesson })).toEqual({
      next: "/lessons/kerning?after=x",
      lesson,
    });
  });

  it.each([
    "https://evil.example/",
    "//evil.example",
    "/\\evil.example",
    "\t//evil.example",
    "javascript:alert(1)",
    "lessons",
    "",
    undefined,
    ["/a", "/b"],
  ])("is the home page instead of %j", (next) => {
    expect(readReturnTo({ next })).toEqual({ next: "/" });
  });

  it.each(["42", "' or 1=1", "", ["a"], undefined])("has no lesson when asked for %j", (asked) => {
    expect(readReturnTo({ next: "/lessons", lesson: asked })).toEqual({ next: "/lessons" });
  });

  it("is kept in the links between the account pages", () => {
    const link = new URL(
      withReturnTo("/sign-up", { next: "/lessons?after=a&b=c", lesson }, { mail: "recovery" }),
      site,
    );
    expect(link.pathname).toBe("/sign-up");
    expect(readReturnTo(Object.fromEntries(link.searchParams))).toEqual({
      next: "/lessons?after=a&b=c",
      lesson,
    });
    expect(link.searchParams.get("mail")).toBe("recovery");
  });

  it("leaves links plain when there is nothing to keep", () => {
    expect(withReturnTo("/sign-up", { next: "/" })).toBe("/sign-up");
  });
});

describe("the URL in a mail", () => {
  it.each([
    ["/", "/"],
    ["/lessons/kerning", "/lessons/kerning"],
    ["/lessons/kerning?payment=open", "/lessons/kerning"],
    ["/lessons?after=a%26b&subject=craft#top", "/lessons"],
    ["/sign-in?lesson=10000000-0000-4000-8000-000000000001", "/sign-in"],
    ["//evil.example", "/"],
  ])("brings only the path of %s back", (next, path) => {
    expect(readMailReturnUrl(site, mailReturnUrl(site, next))).toBe(path);
  });

  it.each([
    ["/settings", "/settings"],
    ["/lessons/kerning?payment=open", "/lessons/kerning"],
    ["https://lectern.example/lessons?lesson=x#top", "/lessons"],
  ])("is the path of %s", (value, path) => {
    expect(readMailReturnUrl(site, value)).toBe(path);
  });

  it.each([
    "https://evil.example/lessons",
    "https://lectern.example.evil.example/",
    "https://lectern.example@evil.example/",
    "http://lectern.example/",
    "//evil.example/",
    "https://lectern.example//evil.example/",
    "javascript:alert(1)",
    "http://",
    null,
  ])("is the home page when it is %j", (value) => {
    expect(readMailReturnUrl(site, value)).toBe("/");
  });
});
