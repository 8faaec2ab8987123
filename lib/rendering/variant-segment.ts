import { localeOf, sharedLocaleOf } from "../format/locale.ts";

/** Who a page is rendered for. */
export type Variant = "guest" | "member";

/** A guest's page is rendered once for all, where the page cache asks for it, or per request, as a member's is. */
export type Rendering = "shared" | Variant;

/** The first segment of a page's internal path, e.g. "guest~de". Visitors never see it: proxy.ts rewrites to it. */
export const variantSegment = (rendering: Rendering, acceptLanguage: string | null): string =>
  `${rendering}~${(rendering === "member" ? localeOf : sharedLocaleOf)(acceptLanguage)}`;

/** Reverses `variantSegment`; null for the placeholder that a build renders. */
export function readVariantSegment(segment: string) {
  const [rendering, locale = "en"] = decodeURIComponent(segment).split("~");
  const isShared = rendering === "shared";
  if (!isShared && rendering !== "guest" && rendering !== "member") return null;
  const variant: Variant = isShared ? "guest" : rendering;
  return { variant, isShared, locale };
}
