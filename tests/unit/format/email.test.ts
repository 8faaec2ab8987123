import { expect, test } from "vitest";
import { showEmail } from "../../../lib/format/email.ts";

test.each([
  ["ada@lectern.test", "ada@lectern.test"],
  ["ada@xn--bcher-kva.example", "ada@bücher.example"],
  ["ada+xn--shop@xn--e1afmkfd.xn--p1ai", "ada+xn--shop@пример.рф"],
  ["", ""],
])("%s is shown as %s", (stored, shown) => {
  expect(showEmail(stored)).toBe(shown);
});
