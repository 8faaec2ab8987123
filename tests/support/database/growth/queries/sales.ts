import type { GrowthQuery, QueriesOf } from "../growth-query.ts";
import type { World } from "../world.ts";
import { daysAgo } from "./earnings.ts";

type Grows = NonNullable<GrowthQuery["grows"]>;
const search: Grows = {
  because: "No index answers the filter: it looks at the newest 2,000 sales, perhaps in blocks of their own.",
  atMost: 6_000,
};
const joinedSearch: Grows = {
  because: "The same, and another row for each: the sale of a reversal, the name of a buyer.",
  atMost: 18_000,
};
const page: Grows = {
  because: "21 sales, each with its lesson and buyer, once there are as many.",
  atMost: 450,
};
const sums: Grows = { because: "It adds up as many as there are, up to 500.", atMost: 700 };
const joinedSums: Grows = { because: "The same, and the sale of each reversal.", atMost: 7_000 };

const csv: Grows = {
  because: "500 sales, each with its lesson and buyer, once there are as many.",
  atMost: 5_000,
};

/** Of the list of sales, its first page and one far back, with what stands above it; of one sale; of the CSV. */
export const saleQueries: QueriesOf = ({ sale }) => {
  const position = `'${sale.at}', '${sale.id}'`;
  return [
    ...filtersOf(sale).flatMap((filter) => listQueries(filter, position)),
    creator("list_sales", "page of the CSV", `select public.list_sales('{}', null, null, 500)`, csv),
    {
      ...creator(
        "list_sales",
        "page of the CSV, a late one",
        `select public.list_sales('{}', ${position}, 500)`,
      ),
      pageOf: "page of the CSV",
    },
    creator(
      "list_sales",
      "page of the CSV of reversals",
      `select public.list_sales('{"by": "reversal"}', null, null, 500)`,
      joinedSums,
    ),
    creator("get_sale_choices", "choices of filters", "select public.get_sale_choices()"),
    {
      sent: "lib/purchases/details.ts get_purchase_details",
      name: "one sale",
      asker: "creator",
      query: `select public.get_purchase_details('${sale.id}')`,
    },
  ];
};

type SaleFilter = [name: string, filter: object, grows?: Grows];

const filtersOf = ({ lessonId, buyer }: World["sale"]): SaleFilter[] => [
  ["all", {}],
  ["of a lesson", { lessonId }],
  ["in a currency", { currency: "usd" }],
  ["refunded", { statuses: ["refunded"] }],
  ["of a month", { from: daysAgo(400), to: daysAgo(370) }],
  ["with a coupon", { coupon: "SPRING" }],
  ["reversed", { by: "reversal" }],
  ["reversed in a month", { by: "reversal", from: daysAgo(400), to: daysAgo(370) }],
  ["reversed of a lesson", { by: "reversal", lessonId }, joinedSearch],
  ["paid", { statuses: ["completed"] }, search],
  ["of a figure of the earnings", { currency: "usd", lessonId, statuses: ["completed"] }, search],
  ["in two states", { statuses: ["refunded", "disputed"] }, search],
  ["of a lesson, refunded", { lessonId, statuses: ["refunded"] }, search],
  ["of an amount", { minMinor: 1900, maxMinor: 2500 }, search],
  ["of an amount that none has", { minMinor: 99_999_900 }, search],
  ["of a buyer", { words: buyer }, joinedSearch],
  ["of the beginning of a name", { words: buyer.slice(0, 2) }, joinedSearch],
  ["of a title", { words: "kiln" }, search],
];

function listQueries([name, filter, grows]: SaleFilter, position: string): GrowthQuery[] {
  const json = `'${JSON.stringify(filter).replaceAll("'", "''")}'`;
  const added = grows ?? ("by" in filter ? joinedSums : sums);
  return [
    creator("list_sales", `sales ${name}`, `select public.list_sales(${json})`, grows ?? page),
    {
      ...creator(
        "list_sales",
        `sales ${name}, a late page`,
        `select public.list_sales(${json}, ${position})`,
        grows,
      ),
      ...(!grows && { pageOf: `sales ${name}` }),
    },
    creator("sum_sales", `sums ${name}`, `select public.sum_sales(${json})`, added),
  ];
}

const creator = (sent: string, name: string, query: string, grows?: Grows): GrowthQuery => ({
  ...{ sent: `lib/studio/sales/sales.ts ${sent}`, name, asker: "creator", query, ...(grows && { grows }) },
});
