import { type CreatorQuery, daysAgo, type OldSale, page } from "./creator-queries.ts";

/** A row per month and per day at the ends of a range, in each currency: by the length of the range, not by sales. */
const years = 2_000;

/** Of the earnings in each range that the page offers, and of the summary on the profile. */
export function earningsQueries({ day, lessonId }: OldSale): CreatorQuery[] {
  return [
    { name: "calendar of the earnings", query: "select * from public.get_earnings_calendar()", limit: page },
    {
      name: "earnings above the sales",
      query: "select * from public.sum_earnings('2000-01-01', '2999-12-31')",
      limit: years,
    },
    { name: "all earnings", query: "select * from public.creator_earnings", limit: years },
    ...rangesOf(day).flatMap(([name, from, step, limit]) =>
      rangeQueries(name, { from, step, limit }, lessonId),
    ),
  ];
}

const rangesOf = (firstDay: string): [name: string, from: string, step: string, limit: number][] => [
  ["today", daysAgo(0), "day", page],
  ["7 days", daysAgo(6), "day", page],
  ["30 days", daysAgo(29), "day", years],
  ["90 days", daysAgo(89), "week", years],
  ["12 months", daysAgo(364), "month", years],
  ["all", firstDay, "month", years],
];

type Range = { from: string; step: string; limit: number };

function rangeQueries(name: string, { from, step, limit }: Range, lessonId: string): CreatorQuery[] {
  const range = `'${from}', '${daysAgo(0)}'`;
  return [
    { name: `earnings, ${name}`, query: `select * from public.sum_earnings(${range})`, limit },
    {
      name: `earnings of a lesson, ${name}`,
      query: `select * from public.sum_earnings(${range}, '${lessonId}')`,
      limit,
    },
    {
      name: `chart, ${name}`,
      query: `select * from public.list_earnings_by_period(${range}, '${step}', 'usd')`,
      limit,
    },
    {
      name: `earnings by lesson, ${name}`,
      query: `select * from public.list_earnings_by_lesson(${range}, 'usd', 21)`,
      limit: 5 * limit,
    },
    { name: `views, ${name}`, query: `select public.sum_lesson_views(${range})`, limit },
  ];
}
