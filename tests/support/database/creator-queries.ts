import type { Tx } from "./database.ts";

/** What a creator's page asks, with literals in it, because `explain` takes no parameters; `limit`: blocks of 8 kB. */
export type CreatorQuery = { name: string; query: string; limit: number };

/** A page of 21 rows by an index, with what is shown of each. */
const page = 300;
/** Sums of at most 500 sales; a page of the CSV has 1,001. */
const sums = 700;
/** No index answers the filter: a search looks at 2,000 sales at most, each perhaps in blocks of its own. */
const search = 6_000;

/** All queries of the studio, the earnings, the sales, one sale, and a page of the CSV. */
export async function creatorQueries(tx: Tx, creatorId: string): Promise<CreatorQuery[]> {
  const [old] = await tx<{ id: string; at: string; lessonId: string; buyer: string }[]>`
    select sale.id, purchase_date::text as at, lesson_id as "lessonId", display_name as buyer
    from public.purchases as sale join public.profiles on profiles.id = user_id
    where creator_id = ${creatorId} and is_sale order by purchase_date, sale.id offset 30 limit 1`;
  if (!old) throw new Error("Nothing was sold.");
  const position = `'${old.at}', '${old.id}'`;
  return [
    ...filtersOf(old).flatMap(([name, limit, filter]) => listQueries(name, limit, filter, position)),
    { name: "page of the CSV", query: `select public.list_sales('{}', ${position}, 1001)`, limit: sums },
    { name: "choices of filters", query: "select public.get_sale_choices()", limit: page },
    { name: "one sale", query: `select public.get_purchase_details('${old.id}')`, limit: page },
    { name: "all earnings", query: "select * from public.creator_earnings", limit: search },
    {
      name: "lessons in the studio",
      query: `
        select id, title, (select sum(sales) from public.lesson_sales where lesson_id = lessons.id)
        from public.lessons where creator_id = '${creatorId}' and status = 'published'
        order by updated_at desc, id desc limit 21`,
      limit: page,
    },
  ];
}

const filtersOf = (old: { lessonId: string; buyer: string }): [string, number, object][] => [
  ["all", page, {}],
  ["of a lesson", page, { lessonId: old.lessonId }],
  ["in a currency", page, { currency: "usd" }],
  ["refunded", page, { statuses: ["refunded"] }],
  ["of a month", page, { from: daysAgo(400), to: daysAgo(370) }],
  ["with a coupon", page, { coupon: "SPRING" }],
  ["paid", search, { statuses: ["completed"] }],
  ["in two states", search, { statuses: ["refunded", "disputed"] }],
  ["of a lesson, refunded", search, { lessonId: old.lessonId, statuses: ["refunded"] }],
  ["of an amount", search, { minMinor: 1900, maxMinor: 2500 }],
  ["of an amount that none has", search, { minMinor: 99_999_900 }],
  ["of a buyer", search, { words: old.buyer }],
  ["of a title", search, { words: "kerning" }],
];

function listQueries(name: string, limit: number, filter: object, position: string): CreatorQuery[] {
  const json = `'${JSON.stringify(filter)}'`;
  return [
    { name: `sales ${name}`, query: `select public.list_sales(${json})`, limit },
    { name: `sales ${name}, a late page`, query: `select public.list_sales(${json}, ${position})`, limit },
    { name: `sums ${name}`, query: `select public.sum_sales(${json})`, limit: Math.max(sums, limit) },
  ];
}

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
