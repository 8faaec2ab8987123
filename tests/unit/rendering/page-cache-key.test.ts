import { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import { expect, test } from "vitest";
import { pageCacheKey } from "@/lib/rendering/page-cache/key";

function keyOf(url: string, headers: Record<string, string> = {}, method = "GET"): string | null {
  const request = new IncomingMessage(new Socket());
  return pageCacheKey(Object.assign(request, { url, method, headers }));
}

test.each([
  "/lessons/kern",
  "/lessons/%6Bern",
  "/lessons/%6bern",
  "/%6Cessons/k%65rn",
  "/lessons/kern?",
  "/lessons/kern?utm_source=letter&q=a?b",
])("%s has the key of its canonical path", (url) => {
  expect(keyOf(url)).toBe("shared~en /lessons/kern");
});

test.each(["/lessons", "/lessons?", "/lessons?utm_source=letter", "/lessons?q=&owned=yes", "/lessons?x"])(
  "%s is the catalogue without a search",
  (url) => expect(keyOf(url)).toBe("shared~en /lessons"),
);

test.each([
  ["/lessons?q=ink", "/lessons?q=ink"],
  ["/lessons?q=a+b&owned=yes", "/lessons?q=a+b&owned=yes"],
  ["/lessons?q=a%20b?c#d", "/lessons?q=a+b%3Fc%23d"],
])("%s has a key with its search", (url, wanted) => expect(keyOf(url)).toBe(`shared~en ${wanted}`));

test.each(["/lessons/kern?code=A", "/lessons/kern?q=a&code=", "/lessons/%6Bern?code"])(
  "%s, whose price is that of a coupon, is not cached",
  (url) => expect(keyOf(url)).toBeNull(),
);

test.each([
  "/settings",
  "/lessons/",
  "/lessons/kern/",
  "/lessons/a/buy",
  "/lessons/%E0%A4%A",
  "/lessons?q=%00",
  "/?%00",
])("%s is not cached", (url) => expect(keyOf(url)).toBeNull());

// Node passes a fragment on in the URL, where a browser would not have sent it.
test.each([
  "/lessons/kern#1",
  "/lessons/kern%231",
  "/lessons/kern@",
  "/lessons/kern%40",
  "/lessons/Kern",
  "/lessons/kern;a=1",
  "/lessons/-kern",
  "/lessons/k--ern",
  "/creators/ines#1",
  `/lessons/${"k".repeat(121)}`,
  "/lessons#1",
  "/#1",
])("%s, which no published slug can be, has no key", (url) => expect(keyOf(url)).toBeNull());

test.each([
  ["a session", { cookie: "lectern-auth.0=x" }],
  ["a token", { authorization: "Bearer x" }],
])("a request with %s is not cached", (_what, headers) => {
  expect(keyOf("/lessons/kern", headers)).toBeNull();
});

test("nor is a form", () => expect(keyOf("/lessons/kern", {}, "POST")).toBeNull());

test("other cookies and headers are no part of the key", () => {
  const headers = { cookie: "theme=dark", "user-agent": "x", host: "y", "accept-language": "de-DE,de;q=0.9" };
  expect(keyOf("/", headers)).toBe("shared~de /");
});
