import "server-only";
import { log } from "@/lib/log";
import { createClient } from "@/lib/supabase/server";
import { unwrap } from "@/lib/supabase/unwrap";
import { type EarningsRange, periodsOf } from "./earnings-range";

/**
 * Minor units: net = gross - fee - reversed + feeReturned. Gross and fee are those of the sales of some days; reversed
 * and feeReturned are those of the refunds and disputes of these days, whenever the sale was.
 */
export type Sums = {
  sales: number;
  reversals: number;
  grossMinor: number;
  feeMinor: number;
  reversedMinor: number;
  feeReturnedMinor: number;
  netMinor: number;
};

const sums = `
  sales, reversals, grossMinor:gross_minor, feeMinor:platform_fee_minor, reversedMinor:reversed_minor,
  feeReturnedMinor:fee_returned_minor, netMinor:net_minor
` as const;

/** The signed-in creator's time zone and today there; null for a member who is no creator. */
export async function getEarningsCalendar() {
  const query = (await createClient()).rpc("get_earnings_calendar");
  const row = unwrap(await query.select("timeZone:time_zone, today, firstDay:first_day").maybeSingle());
  return row && { ...row, firstDay: row.firstDay as string | null };
}

type Days = { from: string; to: string };
const daysOf = ({ from, to }: Days) => ({ from_day: from, to_day: to });

export type CurrencySums = Sums & { currency: string; checkouts: number };

/** By currency, in the order of their codes. */
export async function listEarnings(days: Days): Promise<CurrencySums[]> {
  const query = (await createClient()).rpc("sum_earnings", daysOf(days));
  return unwrap(await query.select(`currency, checkouts, ${sums}`));
}

export async function countViews(days: Days): Promise<number> {
  return unwrap(await (await createClient()).rpc("sum_lesson_views", daysOf(days)));
}

/** Every period of the range, oldest first, also those without a sale. */
export async function listPeriods(range: EarningsRange, currency: string) {
  const args = { ...daysOf(range), step: range.step, of_currency: currency };
  const query = (await createClient()).rpc("list_earnings_by_period", args);
  const rows = new Map(
    unwrap(await query.select(`period, ${sums}`)).map(({ period, ...row }) => [period, row]),
  );
  return periodsOf(range).map((period) => ({ ...period, ...(rows.get(period.start) ?? nothing) }));
}

export type Period = Awaited<ReturnType<typeof listPeriods>>[number];

export const nothing: Sums = {
  sales: 0,
  reversals: 0,
  grossMinor: 0,
  feeMinor: 0,
  reversedMinor: 0,
  feeReturnedMinor: 0,
  netMinor: 0,
};

export const lessonsPerPage = 20;

/** A page of the lessons that earned something or were seen, those that earned most first. Pages begin at 1. */
export async function listLessonEarnings(days: Days, currency: string, page: number) {
  const skipped = (page - 1) * lessonsPerPage;
  const args = { ...daysOf(days), of_currency: currency, max_rows: lessonsPerPage + 1, skipped };
  const query = (await createClient()).rpc("list_earnings_by_lesson", args);
  const rows = unwrap(
    await query.select(`lessonId:lesson_id, title, language, slug, views, checkouts, ${sums}`),
  );
  return { lessons: rows.slice(0, lessonsPerPage), hasMore: rows.length > lessonsPerPage };
}

export type LessonEarnings = Awaited<ReturnType<typeof listLessonEarnings>>["lessons"][number];

/**
 * Compares the sums with every sale and reversal of these days. `matches` is null where they are too many to be
 * counted while somebody waits. A difference is logged: it is a fault of the shop.
 */
export async function checkEarnings(days: Days) {
  const query = (await createClient()).rpc("check_earnings", daysOf(days));
  const columns = "currency, sales, reversals, counted:counted_sales, matches";
  const rows = unwrap(await query.select(columns));
  if (rows.some(({ matches }) => matches === false)) log.error({ ...days, rows }, "earnings do not add up");
  return rows;
}

export type CheckedEarnings = Awaited<ReturnType<typeof checkEarnings>>;
