import { expect, test } from "vitest";
import { displayNameForm } from "@/lib/auth/forms";
import { capitalise, isName } from "@/lib/format/names";
import { nameCases, nameLengths } from "../../support/name-cases.ts";

test.each(nameCases)("%s", (_what, name, isOne) => {
  expect(isName(name)).toBe(isOne);
});

test("a word that stands alone begins with a capital letter", () => {
  expect(["craft", "euros", "US dollars", "élan", ""].map(capitalise)).toEqual([
    "Craft",
    "Euros",
    "US dollars",
    "Élan",
    "",
  ]);
});

test.each(nameLengths)("a name of %s", (_what, name, isShort) => {
  expect(displayNameForm.safeParse({ displayName: name }).success).toBe(isShort);
});
