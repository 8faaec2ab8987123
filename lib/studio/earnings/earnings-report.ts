import "server-only";
import { z } from "zod";
import { log } from "@/lib/log";
import { readTogether } from "@/lib/supabase/read-together";
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

const sumColumns = {
  sales: z.int(),
  reversals: z.int(),
  gross_minor: z.int(),
  platform_fee_minor: z.int(),
  reversed_minor: z.int(),
  fee_returned_minor: z.int(),
  net_minor: z.int(),
};

function toSums(row: z.infer<z.ZodObject<typeof sumColumns>>): Sums {
  return {
    sales: row.sales,
    reversals: row.reversals,
    grossMinor: row.gross_minor,
    feeMinor: row.platform_fee_minor,
    reversedMinor: row.reversed_minor,
    feeReturnedMinor: row.fee_returned_minor,
    netMinor: row.net_minor,
  };
}

/** The signed-in creator's time zone and today there; null for a member who is no creator. */
export async function getEarningsCalendar() {
  return calendar.nullable().parse(await readTogether("get_earnings_calendar", {}));
}

/** Days as "YYYY-MM-DD"; the first with a checkout, if any. */
const calendar = z.object({ timeZone: z.string(), today: z.string(), firstDay: z.string().nullable() });

type Days = { from: string; to: string };
const daysOf = ({ from, to }: Days) => ({ from_day: from, to_day: to });

export type CurrencySums = Sums & { currency: string; checkouts: number };

const currencySums = z
  .object({ currency: z.string(), checkouts: z.int(), ...sumColumns })
  .transform(({ currency, checkouts, ...row }): CurrencySums => ({ currency, checkouts, ...toSums(row) }));

const lessonEarnings = z
  .object({
    lesson_id: z.uuid(),
    title: z.string(),
    language: z.string(),
    slug: z.string(),
    views: z.int(),
    checkouts: z.int(),
    ...sumColumns,
  })
  .transform(({ lesson_id: lessonId, title, language, slug, views, checkouts, ...row }) => ({
    ...{ lessonId, title, language, slug, views, checkouts },
    ...toSums(row),
  }));

export type LessonEarnings = z.infer<typeof lessonEarnings>;

const report = z.object({
  totals: z.array(currencySums),
  previous: currencySums.nullable(),
  views: z.int(),
  currency: z.string().nullable(),
  periods: z.array(z.object({ period: z.iso.date(), ...sumColumns })),
  lessons: z.array(lessonEarnings),
});

const lessonsPerPage = 20;

type Wanted = { currency: string | undefined; after: string | undefined };

/**
 * What the signed-in creator earned in a range, in one query. `totals`: by currency, in the order of their codes.
 * `chosen`: the wanted currency, else that with most sales, with the sums of the days before; undefined where nothing
 * was earned. In it `periods` are all of the range, oldest first, also those without a sale, and `lessons` a page of
 * those that earned something or were seen, those that earned most first, after the lesson `after`.
 */
export async function getEarningsReport(range: EarningsRange, { currency, after }: Wanted) {
  const { previous } = range;
  const args = {
    ...daysOf(range),
    ...(previous && { previous_from: previous.from, previous_to: previous.to }),
    step: range.step,
    ...(currency && { wanted_currency: currency }),
    max_rows: lessonsPerPage + 1,
    ...(after && { after_id: after }),
  };
  const found = report.parse(unwrap(await (await createClient()).rpc("get_earnings_report", args)));
  const lessons = found.lessons.slice(0, lessonsPerPage);
  const rows = new Map(found.periods.map(({ period, ...row }) => [period, toSums(row)]));
  return {
    totals: found.totals,
    chosen: found.totals.find((sums) => sums.currency === found.currency),
    previous: found.previous ?? undefined,
    views: found.views,
    periods: periodsOf(range).map((period) => ({ ...period, ...(rows.get(period.start) ?? nothing) })),
    lessons,
    nextAfter: found.lessons.length > lessons.length ? lessons.at(-1)?.lessonId : undefined,
  };
}

export type EarningsReport = Awaited<ReturnType<typeof getEarningsReport>>;
export type Period = EarningsReport["periods"][number];

export const nothing: Sums = {
  sales: 0,
  reversals: 0,
  grossMinor: 0,
  feeMinor: 0,
  reversedMinor: 0,
  feeReturnedMinor: 0,
  netMinor: 0,
};

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
