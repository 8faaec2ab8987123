/** Who a page is rendered for: a guest's rendering is cached and shared, a member's is made for them. */
export type Variant = "guest" | "member";

/** The first part of a page's inner address, e.g. "guest~en-GB". Visitors never see it: proxy.ts rewrites to it. */
export const variantSegment = (variant: Variant, acceptLanguage: string | null): string =>
  `${variant}~${localeOf(acceptLanguage)}`;

/** The reading of `variantSegment`; null for the placeholder that a build renders. */
export function readVariantSegment(segment: string): { variant: Variant; locale: string } | null {
  const [variant, locale = "en"] = decodeURIComponent(segment).split("~");
  return variant === "guest" || variant === "member" ? { variant, locale } : null;
}

/**
 * The locale for amounts and dates: the first of an `Accept-Language` header (RFC 9110, 12.5.4; browsers send the
 * preferred one first) that is a plain language and region which `Intl` knows; else English. A region that writes as
 * its language does is left out, so that nobody can invent locales: pages are cached by them.
 */
export function localeOf(acceptLanguage: string | null): string {
  for (const part of (acceptLanguage ?? "").slice(0, 200).split(",")) {
    const tag = part.split(";")[0]?.trim() ?? "";
    if (!/^[a-z]{2,3}(-([a-z]{2}|\d{3}))?$/i.test(tag)) continue;
    const known = knownLocaleOf(tag);
    if (known) return known;
  }
  return "en";
}

/** To ask `Intl` takes longer than to hand out a page. */
const known = new Map<string, string | undefined>();
const knownAtMost = 1_000;

function knownLocaleOf(tag: string): string | undefined {
  if (!known.has(tag)) {
    if (known.size >= knownAtMost) known.clear();
    const [supported] = Intl.NumberFormat.supportedLocalesOf(tag);
    known.set(tag, supported && new Intl.NumberFormat(supported).resolvedOptions().locale);
  }
  return known.get(tag);
}
