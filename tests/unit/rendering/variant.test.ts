import { describe, expect, it } from "vitest";
import { formatDate, formatDateTime } from "@/lib/format/dates";
import { localeOf, readVariantSegment, variantSegment } from "@/lib/rendering/variant-segment";

describe("the locale of a reader", () => {
  it.each([
    ["de-DE,de;q=0.9,en;q=0.8", "de-DE"],
    ["fr", "fr"],
    ["EN-gb", "en-GB"],
    ["es-419,es", "es-419"],
    ["*, ja-JP", "ja-JP"],
    ["xx-YY, nl-NL;q=0.3", "nl-NL"],
    ["en-YY", "en"],
    ["nb-NO", "nb"],
    ["zh-TW", "zh-TW"],
    ["de-DE-u-ca-buddhist", "en"],
    ["../../etc/passwd", "en"],
    ["", "en"],
    [null, "en"],
  ])("of Accept-Language %j is %s", (header, locale) => {
    expect(localeOf(header)).toBe(locale);
  });
});

describe("the inner address of a page", () => {
  it("says for whom it is rendered, and how they write amounts", () => {
    expect(readVariantSegment(variantSegment("member", "pt-BR"))).toEqual({
      variant: "member",
      locale: "pt-BR",
    });
  });

  it("is nobody's while a build renders it", () => {
    expect(readVariantSegment("_")).toBeNull();
  });
});

describe("a date", () => {
  it.each([
    ["en-GB", "21 November 2026", "21 November 2026 at 14:05 UTC"],
    ["en-US", "November 21, 2026", "November 21, 2026 at 2:05 PM UTC"],
    ["de-DE", "21. November 2026", "21. November 2026 um 14:05 UTC"],
    ["th-TH", "21 พฤศจิกายน ค.ศ. 2026", undefined],
  ])("in %s is %s", (locale, day, moment) => {
    const plain = (text: string) => text.replaceAll(/\s/g, " ");
    expect(plain(formatDate("2026-11-21T14:05:00Z", locale))).toBe(day);
    if (moment) expect(plain(formatDateTime("2026-11-21T14:05:00Z", locale))).toBe(moment);
  });
});
