import { expect, test } from "vitest";
import { readVariantSegment, variantSegment } from "@/lib/rendering/variant-segment";

test("a page's internal path says for whom it is rendered, in which locale", () => {
  expect(readVariantSegment(variantSegment("member", "pt-BR"))).toEqual({
    variant: "member",
    locale: "pt-BR",
  });
  expect(readVariantSegment(variantSegment("guest", "pt-BR"))).toEqual({ variant: "guest", locale: "pt" });
});

test("a build renders a placeholder", () => {
  expect(readVariantSegment("_")).toBeNull();
});
