import { expect, test } from "vitest";
import { isSharedUrl } from "@/lib/rendering/routes";

test.each(["/", "/lessons", "/lessons/kerning", "/creators/ines", "/?utm=1", "/lessons/kerning?utm=1&q=a?b"])(
  "%s is a page that guests share",
  (url) => expect(isSharedUrl(url)).toBe(true),
);

test.each([
  "/lessons?q=ink",
  "/lessons?",
  "/lessons/?x",
  "/lessons/",
  "/lessons/a/buy",
  "/settings",
  "//",
  "",
])("%s is none", (url) => expect(isSharedUrl(url)).toBe(false));
