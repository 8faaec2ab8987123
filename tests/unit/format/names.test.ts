import { expect, test } from "vitest";
import { isName } from "@/lib/format/names";
import { nameCases } from "../../support/name-cases.ts";

test.each(nameCases)("%s", (_what, name, isOne) => {
  expect(isName(name)).toBe(isOne);
});
