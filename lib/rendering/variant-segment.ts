import { localeOf, sharedLocaleOf } from "../format/locale.ts";

/** Who a page is rendered for: a guest's rendering is cached and shared, a member's is made per request. */
export type Variant = "guest" | "member";

/** The first segment of a page's internal path, e.g. "guest~de". Visitors never see it: proxy.ts rewrites to it. */
export const variantSegment = (variant: Variant, acceptLanguage: string | null): string =>
  `${variant}~${(variant === "guest" ? sharedLocaleOf : localeOf)(acceptLanguage)}`;

/** Reverses `variantSegment`; null for the placeholder that a build renders. */
export function readVariantSegment(segment: string): { variant: Variant; locale: string } | null {
  const [variant, locale = "en"] = decodeURIComponent(segment).split("~");
  return variant === "guest" || variant === "member" ? { variant, locale } : null;
}
