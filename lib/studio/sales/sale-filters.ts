import { z } from "zod";
import { hasWords, readWords } from "@/lib/catalogue/search/words";
import { currencies as allCurrencies } from "@/lib/format/currencies";
import { dayProblem, isDay } from "@/lib/format/days";
import { formatMoney, parseMoney } from "@/lib/format/money";
import type { PurchaseStatus } from "@/types/purchase";

/** The parameters of the list's URL and of the export's. */
export const saleParams = [
  ...(["q", "lesson", "status", "from", "to", "by"] as const),
  ...(["currency", "min", "max", "coupon"] as const),
];

export type SaleParam = (typeof saleParams)[number];

/** As list_sales takes it. Days are inclusive, in the creator's time zone. */
export type SaleFilter = {
  from?: string;
  to?: string;
  by?: "reversal";
  lessonId?: string;
  currency?: string;
  statuses?: PurchaseStatus[];
  coupon?: string;
  minMinor?: number;
  maxMinor?: number;
  words?: string;
};

/** `typed`: what to show in the form again. `problems`: by field, what a value needs to be; then nothing is found. */
export type SaleFilters = {
  typed: Record<SaleParam, string>;
  problems: Partial<Record<SaleParam, string>>;
  filter: SaleFilter;
};

/** The label and the statuses of each choice, in the order in which the page offers them. */
export const saleStatuses = {
  paid: ["Paid, returned or not", ["completed", "partially_refunded", "refunded", "disputed"]],
  kept: ["Kept by the buyer", ["completed", "partially_refunded"]],
  completed: ["Paid in full", ["completed"]],
  partially_refunded: ["Partly refunded", ["partially_refunded"]],
  refunded: ["Refunded", ["refunded"]],
  disputed: ["Disputed", ["disputed"]],
  processing: ["Money on its way", ["processing"]],
} as const satisfies Record<string, [name: string, statuses: PurchaseStatus[]]>;

const isStatus = (status: string): status is keyof typeof saleStatuses => Object.hasOwn(saleStatuses, status);

type Query = Record<string, string | string[] | undefined>;

/** `currencies`: those of the creator's sales; amounts are in the only one where none is chosen. */
export function readSaleFilters(query: Query, currencies: string[], locale = "en"): SaleFilters {
  const typed = readTyped(query);
  const problems: SaleFilters["problems"] = {};
  const filter: SaleFilter = {
    ...readDays(typed, problems),
    ...readChoices(typed, problems),
    ...readAmounts(typed, problems, currencies, locale),
  };
  return { typed, problems, filter };
}

function readTyped(query: Query): SaleFilters["typed"] {
  const typedIn = (name: SaleParam) => {
    const value = query[name];
    return typeof value === "string" ? readWords(value) : "";
  };
  const typed = Object.fromEntries(saleParams.map((name) => [name, typedIn(name)]));
  return z.record(z.enum(saleParams), z.string()).parse(typed);
}

type Read = Pick<SaleFilters, "typed" | "problems">;

function readDays({ from, to, by }: Read["typed"], problems: Read["problems"]): SaleFilter {
  for (const [name, day] of [
    ["from", from],
    ["to", to],
  ] as const) {
    const problem = day && dayProblem(day);
    if (problem) problems[name] = problem;
  }
  if (isDay(from) && isDay(to) && from > to)
    problems.to = "The last day is before the first. Please choose a later one.";
  return { ...(from && { from }), ...(to && { to }), ...(by === "reversal" && { by }) };
}

function readChoices(typed: Read["typed"], problems: Read["problems"]): SaleFilter {
  const { lesson, status, coupon, q } = typed;
  if (lesson && !z.uuid().safeParse(lesson).success) problems.lesson = "Please choose one of your lessons.";
  if (status && !isStatus(status)) problems.status = "Please choose one of these.";
  if (q && !hasWords(q)) problems.q = "Please write letters or figures to search for.";
  return {
    ...(lesson && { lessonId: lesson }),
    ...(isStatus(status) && { statuses: [...saleStatuses[status][1]] }),
    ...(coupon && { coupon }),
    ...(q && { words: q }),
  };
}

function readAmounts(
  typed: Read["typed"],
  problems: Read["problems"],
  currencies: string[],
  locale: string,
): SaleFilter {
  const { min, max } = typed;
  const chosen = typed.currency.toLowerCase();
  if (chosen && !allCurrencies.has(chosen)) problems.currency = "Please choose a currency.";
  const isAmount = min !== "" || max !== "";
  const currency = chosen || (isAmount && currencies.length === 1 ? (currencies[0] ?? "") : "");
  if (isAmount && !currency) problems.currency = "Please choose the currency of the amount.";
  if (!allCurrencies.has(currency)) return {};
  const [minMinor, maxMinor] = [min, max].map((text) =>
    text ? parseMoney(text, currency, locale) : undefined,
  );
  const sample = `Please write an amount in ${currency.toUpperCase()}, in figures such as 12.`;
  if (minMinor === null) problems.min = sample;
  if (maxMinor === null) problems.max = sample;
  if (typeof minMinor === "number" && typeof maxMinor === "number" && minMinor > maxMinor)
    problems.max = `Please write ${formatMoney(minMinor, currency, { locale })} or more.`;
  return {
    currency,
    ...(typeof minMinor === "number" && { minMinor }),
    ...(typeof maxMinor === "number" && { maxMinor }),
  };
}

export const isNarrowed = ({ typed }: Pick<SaleFilters, "typed">) =>
  saleParams.some((name) => name !== "by" && typed[name] !== "");

/** The query of the same filters, with a position in the list where that is given. */
export function saleQuery(typed: Partial<SaleFilters["typed"]>, after = ""): string {
  const query = new URLSearchParams();
  for (const name of saleParams) {
    const value = typed[name];
    if (value && !(name === "by" && value === "sale")) query.set(name, value);
  }
  if (after) query.set("after", after);
  return query.size > 0 ? `?${query}` : "";
}

/** The list with these filters: what a figure of the earnings links to. */
export const salesUrl = (typed: Partial<SaleFilters["typed"]>, after = ""): string =>
  `/sales${saleQuery(typed, after)}`;
