import {
  type CreatorQuery,
  daysAgo,
  joinedSearch,
  type OldSale,
  page,
  search,
  sums,
} from "./creator-queries.ts";

/** Of the list of sales, its first page and one far back, with what stands above it; of one sale; of the CSV. */
export function saleQueries(old: OldSale): CreatorQuery[] {
  const position = `'${old.at}', '${old.id}'`;
  return [
    ...filtersOf(old).flatMap(([name, limit, filter]) => listQueries(name, limit, filter, position)),
    { name: "page of the CSV", query: `select public.list_sales('{}', ${position}, 500)`, limit: sums },
    {
      name: "page of the CSV of reversals",
      query: `select public.list_sales('{"by": "reversal"}', ${position}, 500)`,
      limit: 5 * sums,
    },
    { name: "choices of filters", query: "select public.get_sale_choices()", limit: page },
    { name: "one sale", query: `select public.get_purchase_details('${old.id}')`, limit: page },
  ];
}

const filtersOf = (old: OldSale): [string, number, object][] => [
  ["all", page, {}],
  ["of a lesson", page, { lessonId: old.lessonId }],
  ["in a currency", page, { currency: "usd" }],
  ["refunded", page, { statuses: ["refunded"] }],
  ["of a month", page, { from: daysAgo(400), to: daysAgo(370) }],
  ["with a coupon", page, { coupon: "SPRING" }],
  ["reversed", page, { by: "reversal" }],
  ["reversed in a month", page, { by: "reversal", from: daysAgo(400), to: daysAgo(370) }],
  ["reversed of a lesson", joinedSearch, { by: "reversal", lessonId: old.lessonId }],
  ["paid", search, { statuses: ["completed"] }],
  [
    "of a figure of the earnings",
    search,
    { currency: "usd", lessonId: old.lessonId, statuses: ["completed"] },
  ],
  ["in two states", search, { statuses: ["refunded", "disputed"] }],
  ["of a lesson, refunded", search, { lessonId: old.lessonId, statuses: ["refunded"] }],
  ["of an amount", search, { minMinor: 1900, maxMinor: 2500 }],
  ["of an amount that none has", search, { minMinor: 99_999_900 }],
  ["of a buyer", joinedSearch, { words: old.buyer }],
  ["of the beginning of a name", joinedSearch, { words: old.buyer.slice(0, 2) }],
  ["of a title", search, { words: "kerning" }],
];

/** Each reversal leads to its sale. */
const sumsOf = (filter: object) => ("by" in filter ? 5 * sums : sums);

function listQueries(name: string, limit: number, filter: object, position: string): CreatorQuery[] {
  const json = `'${JSON.stringify(filter).replaceAll("'", "''")}'`;
  return [
    { name: `sales ${name}`, query: `select public.list_sales(${json})`, limit },
    { name: `sales ${name}, a late page`, query: `select public.list_sales(${json}, ${position})`, limit },
    {
      name: `sums ${name}`,
      query: `select public.sum_sales(${json})`,
      limit: Math.max(sumsOf(filter), limit),
    },
  ];
}
