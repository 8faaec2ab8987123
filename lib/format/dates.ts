import { dateFormatter } from "@/lib/format/formatters";
import { isolate } from "@/lib/format/isolate";

// UTC, and named: the server does not know the reader's zone, and near midnight another zone has another day, also in
// the filter of a list. Gregorian with Latin digits, because the page is English.
const format = (locale: string, options: Intl.DateTimeFormatOptions) =>
  dateFormatter(locale, {
    timeZone: "UTC",
    calendar: "gregory",
    numberingSystem: "latn",
    ...options,
  });

/** An ISO 8601 time as a day: ("2026-11-21T14:05:00Z", "en-GB") → "21 November 2026 UTC". */
export const formatDate = (at: string, locale: string): string =>
  isolate(`${format(locale, { dateStyle: "long" }).format(new Date(at))}\u00a0UTC`);

const time = { hour: "numeric", minute: "2-digit", timeZoneName: "short" } as const;

/**
 * An ISO 8601 time as day and minute: ("2026-11-21T14:05:00Z", "en-GB") → "21 November 2026 at 14:05 UTC". A creator's
 * pages name their own zone.
 */
export function formatDateTime(at: string, locale: string, timeZone = "UTC"): string {
  const day = { day: "numeric", month: "long", year: "numeric" } as const;
  return isolate(format(locale, { ...day, ...time, timeZone }).format(new Date(at)));
}

/** A time of today, which names its zone: "14:05 UTC". */
export const formatTime = (at: Date, locale: string, timeZone: string): string =>
  isolate(format(locale, { ...time, timeZone }).format(at));

export const hasPassed = (at: string): boolean => Date.parse(at) < Date.now();
