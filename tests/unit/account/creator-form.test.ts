import { expect, test } from "vitest";
import { creatorForm } from "@/lib/account/creator-form";
import { nameCases, nameLengths } from "../../support/name-cases.ts";

const parse = (fields: Partial<Record<"name" | "slug" | "bio", string>>) =>
  creatorForm.safeParse({ name: "Ada", slug: "ada", bio: "", timeZone: "UTC", ...fields });

const wrongField = (fields: Parameters<typeof parse>[0]) => parse(fields).error?.issues[0]?.path[0];

test.each([...nameCases, ...nameLengths])("the name: %s", (_what, name, isName) => {
  expect(parse({ name }).success).toBe(isName);
});

test.each([
  ["ada-okafor", "ada-okafor"],
  [" Ada Okafor ", "ada-okafor"],
  ["ada_okafor", "ada-okafor"],
  ["", ""],
])("the slug %j is taken as %j", (typed, slug) => {
  expect(parse({ slug: typed }).data?.slug).toBe(slug);
});

test.each(["é", "ada/okafor", "-ada", "x".repeat(61), "former-0a1b2c3d-0000"])(
  "the slug %j is refused",
  (slug) => {
    expect(wrongField({ slug })).toBe("slug");
  },
);

test.each([
  ["two lines from a browser", "One.\r\nTwo.\r\n", "One.\nTwo."],
  ["Arabic", " أخبز الخبز ", "أخبز الخبز"],
  ["500 emoji", "🍞".repeat(500), "🍞".repeat(500)],
  ["500 lines", "\r\n".repeat(499), ""],
])("the biography: %s", (_what, typed, bio) => {
  expect(parse({ bio: typed }).data?.bio).toBe(bio);
});

test("a biography of 501 characters is refused", () => {
  expect(wrongField({ bio: "文".repeat(501) })).toBe("bio");
});
