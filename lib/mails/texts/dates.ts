import { isolate } from "@/lib/format/isolate";

// As lib/format/dates.ts, in the recipient's time zone.

const format = (locale: string, timeZone: string, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(locale, { timeZone, calendar: "gregory", numberingSystem: "latn", ...options });

/** An ISO 8601 time as day and minute, with the zone: "21 November 2026 at 15:05 CET". */
export function dateTimeIn(at: string, locale: string, timeZone: string): string {
  const day = { day: "numeric", month: "long", year: "numeric" } as const;
  const time = { hour: "numeric", minute: "2-digit", timeZoneName: "short" } as const;
  return isolate(format(locale, timeZone, { ...day, ...time }).format(new Date(at)));
}

/** A date without a time: "2026-11-21" → "21 November 2026". */
export const dayName = (day: string, locale: string): string =>
  isolate(format(locale, "UTC", { dateStyle: "long" }).format(new Date(`${day}T00:00:00Z`)));
