import { match } from "@formatjs/intl-localematcher";
import { LRUCache } from "lru-cache";
import Negotiator from "negotiator";
import { locales, sameNumbers } from "./locales.ts";

const fallback = "en";
/** Longer headers than browsers send; matching takes time for each language in them. */
const maxLength = 200;

/** The locale for amounts, counts and dates: the most preferred of `Accept-Language` that `Intl` knows. */
export function localeOf(acceptLanguage: string | null): string {
  const known = preferred(acceptLanguage).flatMap((tag) => supported(tag));
  return known[0] ?? fallback;
}

/**
 * The locale for amounts and counts on guests' pages, which show no dates. Pages are cached by it, so locales that
 * write numbers alike become one.
 */
export function sharedLocaleOf(acceptLanguage: string | null): string {
  const header = (acceptLanguage ?? "").slice(0, maxLength);
  const cached = shared.get(header);
  if (cached) return cached;
  const matched = match(preferred(header).flatMap(supported), locales, fallback);
  const locale = sameNumbers.get(matched) ?? matched;
  shared.set(header, locale);
  return locale;
}

const shared = new LRUCache<string, string>({ max: 1_000 });

/** Language and region of each tag; no script, calendar or other extension. */
const preferred = (acceptLanguage: string | null) =>
  new Negotiator({ headers: { "accept-language": (acceptLanguage ?? "").slice(0, maxLength) } })
    .languages()
    .filter((tag) => /^[a-z]{2,3}(-([a-z]{2}|\d{3}))?$/i.test(tag));

const supported = (tag: string) => Intl.NumberFormat.supportedLocalesOf(tag);
