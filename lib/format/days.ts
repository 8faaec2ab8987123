import { dateFormatter } from "./formatters.ts";

/** Days as "YYYY-MM-DD", of no time zone. */
const msPerDay = 86_400_000;

const toMs = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const fromMs = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** Whether it is a day of the calendar between 2000 and 2999. */
export const isDay = (text: string): boolean =>
  /^2\d{3}-\d\d-\d\d$/.test(text) && !Number.isNaN(toMs(text)) && fromMs(toMs(text)) === text;

/** What a person has to change of what they wrote as a day; null for a day. */
export function dayProblem(text: string): string | null {
  if (isDay(text)) return null;
  const isOfOtherYear = /^[013-9]/.test(text) && isDay(`2${text.slice(1)}`);
  return isOfOtherYear
    ? "Please choose a day from 2000 to 2999."
    : "Please write a day as year, month and day, such as 2026-11-21.";
}

/** ("2026-02-28", 1) → "2026-03-01". */
export const addDays = (day: string, days: number): string => fromMs(toMs(day) + days * msPerDay);

/** How many days a range has, both ends included. */
export const countDays = (from: string, to: string): number => (toMs(to) - toMs(from)) / msPerDay + 1;

/** The same day a year before, or the 1st of March for the 29th of February. */
export const yearBefore = (day: string): string =>
  fromMs(toMs(`${Number(day.slice(0, 4)) - 1}${day.slice(4)}`));

/** The first day of the period that a day is in; weeks begin on Monday. */
export function startOf(step: Step, day: string): string {
  if (step === "month") return `${day.slice(0, 7)}-01`;
  const weekday = (new Date(toMs(day)).getUTCDay() + 6) % 7;
  return step === "week" ? addDays(day, -weekday) : day;
}

/** The first day of the period after the one that begins on this day. */
export const nextStart = (step: Step, start: string): string =>
  startOf(step, addDays(start, { day: 1, week: 7, month: 31 }[step]));

export type Step = "day" | "week" | "month";

const style = { day: "numeric", month: "short" } as const;

// Gregorian with Latin digits, because the page is English.
const format = (locale: string, options: Intl.DateTimeFormatOptions) =>
  dateFormatter(locale, {
    timeZone: "UTC",
    calendar: "gregory",
    numberingSystem: "latn",
    ...options,
  });

/** Without what both have in common: "1 – 30 Nov 2026". One day is written as one. */
export const formatDays = (from: string, to: string, locale: string): string =>
  format(locale, { ...style, year: "numeric" }).formatRange(toMs(from), toMs(to));

/** For an axis: "21 Nov", or "Nov 26" for a month. */
export const formatTick = (day: string, step: Step, locale: string): string =>
  format(locale, step === "month" ? { month: "short", year: "2-digit" } : style).format(toMs(day));
