import { addDays, countDays, dayProblem, nextStart, type Step, startOf, yearBefore } from "@/lib/format/days";

const rangeNames = ["today", "7", "30", "90", "year", "all", "own"] as const;
export type RangeName = (typeof rangeNames)[number];

/**
 * Days of the creator's time zone, both ends included. `previous`: the same number of days right before, with which it
 * is compared; null for all. `step`: by what a chart of it counts.
 */
export type EarningsRange = {
  name: RangeName;
  from: string;
  to: string;
  previous: { from: string; to: string } | null;
  step: Step;
};

type Query = { range?: string; from?: string; to?: string };
type Calendar = { today: string; firstDay: string | null };

/**
 * What a URL asks for: days of its own without a name too. The last 30 days where it asks for nothing, or for what
 * cannot be shown: `problem` says why.
 */
export function readRange(query: Query, { today, firstDay }: Calendar): EarningsRange & { problem?: string } {
  const asked = query.range ? rangeNames.find((name) => name === query.range) : nameOf(query);
  const own = asked === "own" ? readDays(query) : null;
  if (!asked || typeof own === "string") {
    const problem = typeof own === "string" ? own : "Please choose one of these ranges, or two days.";
    return {
      ...withStep("30", addDays(today, -29), today),
      problem: `${problem} Below are the last 30 days.`,
    };
  }
  if (own) return withStep("own", own.from, own.to);
  const from = {
    today,
    year: addDays(yearBefore(today), 1),
    all: firstDay ?? today,
    own: today,
    ...{ 7: addDays(today, -6), 30: addDays(today, -29), 90: addDays(today, -89) },
  }[asked];
  return withStep(asked, from > today ? today : from, today);
}

const nameOf = ({ from, to }: Query): RangeName => (from || to ? "own" : "30");

function readDays({ from = "", to = "" }: Query): { from: string; to: string } | string {
  if (!from || !to) return "Please choose a first and a last day.";
  const problem = dayProblem(from) ?? dayProblem(to);
  if (problem) return problem;
  if (from > to) return "Please choose a first day that is not after the last one.";
  if (countDays(from, to) > 3660) return "Please choose at most ten years.";
  return { from, to };
}

function withStep(name: RangeName, from: string, to: string): EarningsRange {
  const days = countDays(from, to);
  const previous = name === "all" ? null : { from: addDays(from, -days), to: addDays(from, -1) };
  return { name, from, to, previous, step: days <= 45 ? "day" : days <= 190 ? "week" : "month" };
}

/** The periods that a range is made of, each with those of its days that are in the range. */
export function periodsOf({ from, to, step }: EarningsRange): { start: string; from: string; to: string }[] {
  const periods = [];
  for (let start = startOf(step, from); start <= to; start = nextStart(step, start)) {
    const end = addDays(nextStart(step, start), -1);
    periods.push({ start, from: start < from ? from : start, to: end > to ? to : end });
  }
  return periods;
}
