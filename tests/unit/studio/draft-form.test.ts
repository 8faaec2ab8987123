import { expect, test } from "vitest";
import { readDraftForm } from "@/lib/studio/drafts/draft-form";
import { explainProblem } from "@/lib/studio/drafts/draft-problems";

function read(price: string, currency: string) {
  const form = new FormData();
  form.set("price", price);
  form.set("currency", currency);
  return readDraftForm(form, "en");
}

test.each([
  ["twelve", "usd", "Write an amount like 12 or 12.50, or 0 for a free lesson."],
  ["1500.50", "jpy", "Write an amount like 1500, or 0 for a free lesson. Stripe charges JPY in steps of 1."],
  [
    "4.125",
    "kwd",
    "Write an amount like 12 or 12.500, or 0 for a free lesson. Stripe charges KWD in steps of 0.010.",
  ],
  [
    "1500.50",
    "isk",
    "Write an amount like 1500, or 0 for a free lesson. Stripe charges ISK in steps of 1.00.",
  ],
])("a price of %s %s is answered with what may be typed", (price, currency, message) => {
  const { changes, problem } = read(price, currency);
  expect(changes).toBeNull();
  expect(explainProblem(problem ?? "")).toEqual({ column: "price", message });
});

test.each([
  ["12.50", "usd"],
  ["1500", "jpy"],
  ["12.500", "kwd"],
  ["1500", "isk"],
  ["0", "usd"],
])("a price of %s %s is taken", (price, currency) => {
  expect(read(price, currency).problem).toBeNull();
});
