import { expect, test } from "vitest";
import { readVariantSegment, variantSegment } from "@/lib/rendering/variant-segment";

test.each([
  ["member", { variant: "member", isShared: false, locale: "pt-BR" }],
  ["guest", { variant: "guest", isShared: false, locale: "pt" }],
  ["shared", { variant: "guest", isShared: true, locale: "pt" }],
] as const)(
  "the internal path of a %s page says for whom it is, and in which locale",
  (rendering, wanted) => {
    expect(readVariantSegment(variantSegment(rendering, "pt-BR"))).toEqual(wanted);
  },
);

test("a build renders a placeholder", () => {
  expect(readVariantSegment("_")).toBeNull();
});
