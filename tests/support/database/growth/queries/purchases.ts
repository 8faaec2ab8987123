import type { GrowthQuery, QueriesOf } from "../growth-query.ts";

const columns = `purchases.id, kind, paid_with, credits, lesson_id, list_price_minor, discount_minor, coupon_code,
  amount_minor, paid_minor, refunded_minor, purchases.currency, purchases.status, purchase_date, receipt_url, metadata,
  pack_id, title, slug, language`;
const newest = "order by purchase_date desc, purchases.id desc";

const page = { because: "21 purchases, each with its lesson, once there are as many.", atMost: 150 };
const ofCommonWords = {
  because:
    "More than a thousand lessons have the word: it looks through the buyer's purchases, ten thousand here.",
  atMost: 15_000,
};

const buyer = (sent: string, name: string, query: string, rest = {}): GrowthQuery => ({
  ...{ sent: `lib/purchases/${sent}`, name, asker: "buyer", query, ...rest },
});

/** Of a buyer's history, one purchase, and their totals. */
export const purchaseQueries: QueriesOf = (world) => [...historyQueries(world), ...detailQueries(world)];

const historyQueries: QueriesOf = ({ buyerId, bought }) => {
  const own = (which = "") => `select ${columns} from public.purchases
    left join public.lessons on lessons.id = lesson_id where user_id = '${buyerId}' ${which}`;
  // As PostgREST writes what afterCursor asks for.
  const before = `and purchase_date <= '${bought.at}'
    and (purchase_date < '${bought.at}' or purchases.id < '${bought.id}')`;
  const search = (args: string) => `select public.search_purchases(${args})`;
  return [
    buyer("list.ts purchases", "history", `${own()} ${newest} limit 21`, { grows: page }),
    buyer("list.ts purchases", "history, the last page", `${own(before)} ${newest} limit 21`, {
      pageOf: "history",
    }),
    buyer(
      "list.ts purchases",
      "history: refunded",
      `${own("and purchases.status in ('refunded', 'partially_refunded')")} ${newest} limit 21`,
      { grows: page },
    ),
    buyer(
      "list.ts purchases",
      "history: not paid",
      `${own("and purchases.status in ('expired', 'cancelled')")} ${newest} limit 21`,
      { grows: page },
    ),
    buyer("list.ts purchases", "history: packs", `${own("and kind = 'credits'")} ${newest} limit 21`, {
      grows: page,
    }),
    buyer(
      "list.ts purchases",
      "history: a year",
      `${own("and purchase_date >= '2023-01-01' and purchase_date < '2024-01-01'")} ${newest} limit 21`,
      { grows: page },
    ),
    buyer("list.ts purchases", "history by page number", `${own()} ${newest} offset 40 limit 21`, {
      grows: { because: "61 purchases, each with its lesson, once there are as many.", atMost: 300 },
    }),
    buyer(
      "list.ts purchases",
      "number of purchases",
      `select count(id) from public.purchases where user_id = '${buyerId}'`,
      {
        grows: {
          because:
            "It counts index entries of the buyer, ten thousand here, for clients that show page numbers.",
          atMost: 3000,
        },
      },
    ),
    buyer("list.ts search_purchases", "history: a title", search("'kiln', max_rows => 21"), {
      grows: ofCommonWords,
    }),
    buyer(
      "list.ts search_purchases",
      "history: a title, the last page",
      search(`'kiln', before => '${bought.at}', before_id => '${bought.id}', max_rows => 21`),
      { pageOf: "history: a title", grows: ofCommonWords },
    ),
    buyer("list.ts search_purchases", "history: number of a title", search("'kiln', max_rows => 0"), {
      grows: ofCommonWords,
    }),
  ];
};

const detailQueries: QueriesOf = ({ buyerId, bought }) => [
  buyer(
    "list.ts purchase_status_changes",
    "timeline",
    `select * from public.purchase_status_changes where purchase_id = '${bought.id}' order by id`,
  ),
  buyer(
    "details.ts get_purchase_details",
    "a purchase",
    `select public.get_purchase_details('${bought.id}')`,
  ),
  buyer(
    "stats.ts purchase_totals",
    "totals",
    `select * from public.purchase_totals where user_id = '${buyerId}'`,
    { grows: { because: "It adds up the purchases of the buyer, ten thousand here.", atMost: 12_000 } },
  ),
];
