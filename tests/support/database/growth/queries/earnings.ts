import type { GrowthQuery, QueriesOf } from "../growth-query.ts";

/** Of the earnings in each range that the page offers, and of the summary on the profile. */
export const earningsQueries: QueriesOf = (world) => [
  earnings(
    "earnings-report.ts get_earnings_calendar",
    "calendar",
    "select * from public.get_earnings_calendar()",
  ),
  {
    sent: "lib/studio/sales/sales.ts sum_earnings",
    name: "earnings above the sales",
    asker: "creator",
    query: "select * from public.sum_earnings('2000-01-01', '2999-12-31')",
    needsVacuum: true,
    grows: { because: "A row for each month and currency, sixty months here.", atMost: 300 },
  },
  {
    sent: "lib/studio/fee.ts get_creator_fee",
    name: "fee",
    asker: "service",
    query: `select public.get_creator_fee('${world.creatorId}', 10)`,
  },
  ...ranges(world.sale.day).flatMap(([name, from, step]) => rangeQueries(name, from, step)),
];

const earnings = (file: string, name: string, query: string, rest = {}): GrowthQuery => ({
  ...{
    sent: `lib/studio/earnings/${file}`,
    name: `earnings: ${name}`,
    asker: "creator",
    query,
    needsVacuum: true,
    ...rest,
  },
});

export const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);

const ranges = (firstDay: string): [name: string, from: string, step: string][] => [
  ["today", daysAgo(0), "day"],
  ["30 days", daysAgo(29), "day"],
  ["90 days", daysAgo(89), "week"],
  ["12 months", daysAgo(364), "month"],
  ["all", firstDay, "month"],
];

function rangeQueries(name: string, from: string, step: string): GrowthQuery[] {
  const range = `'${from}', '${daysAgo(0)}'`;
  return [
    earnings(
      "earnings-report.ts get_earnings_report",
      name,
      `select public.get_earnings_report(${range}, '${step}', 21, null, 'usd')`,
      {
        grows: {
          because:
            "A row for each month of the range, or day at its ends, of each lesson: until all were sold in all.",
          atMost: 8_000,
        },
      },
    ),
    earnings(
      "earnings-report.ts check_earnings",
      `check, ${name}`,
      `select * from public.check_earnings(${range})`,
      {
        grows: {
          because: "It adds up every sale and reversal of the range, up to 200,000.",
          atMost: 400_000,
        },
      },
    ),
  ];
}
