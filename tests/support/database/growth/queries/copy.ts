import type { Asker, GrowthQuery, QueriesOf } from "../growth-query.ts";

const untilFull = {
  because: "A page of 500 rows, each in a block of its own, until it is full.",
  atMost: 1_500,
};

const pageOfLedger = {
  because: "A page of 500 entries, each with its posting and purchase, until it is full.",
  atMost: 6_000,
};
const pageOfCopy = {
  because: "100 purchases, each with its timeline, refunds and disputes, once there are as many.",
  atMost: 8_000,
};

/** Of the copy of a member's data, a page at a time. */
export const copyQueries: QueriesOf = (world) => [
  ...headQueries(world),
  ...functionQueries(world),
  ...buyersQueries(world),
  ...creatorsQueries(world),
];

const headQueries: QueriesOf = ({ buyerId, creatorId }) => [
  {
    sent: "lib/account/export.ts profiles",
    name: "copy: profile",
    asker: "buyer",
    query: `select * from public.profiles where id = '${buyerId}'`,
  },
  {
    sent: "lib/account/export.ts creators",
    name: "copy: creator",
    asker: "creator",
    query: `select slug, name, bio, time_zone from public.creators
      left join public.creator_settings on creator_id = id where id = '${creatorId}'`,
  },
];

const late = (name: string) => ({ name: `copy: ${name}, the last page`, pageOf: `copy: ${name}` });

const byFunction = (name: string, args: string, asker: Asker = "buyer", rest = {}): GrowthQuery => ({
  sent: `lib/account/export-sections.ts ${name}`,
  name: `copy: ${name}`,
  asker,
  query: `select public.${name}(${args})`,
  ...rest,
});

const functionQueries: QueriesOf = ({ bought, requestAt, requestId, entryId }) => [
  byFunction("export_purchases", "", "buyer", { grows: pageOfCopy }),
  byFunction("export_purchases", `'${bought.at}', '${bought.id}'`, "buyer", {
    ...late("export_purchases"),
    grows: pageOfCopy,
  }),
  byFunction("export_refund_requests", "", "creator", { grows: untilFull }),
  byFunction(
    "export_refund_requests",
    `'${requestAt}', '${requestId}'`,
    "creator",
    late("export_refund_requests"),
  ),
  byFunction("list_credit_history", "max_rows => 500", "buyer", { grows: pageOfLedger }),
  byFunction("list_credit_history", `${entryId}, 500`, "buyer", late("list_credit_history")),
  byFunction("export_earnings", "", "creator", { needsVacuum: true, grows: untilFull }),
  byFunction("export_earnings", "'2024-01-01', 'eur'", "creator", {
    ...late("export_earnings"),
    needsVacuum: true,
    grows: untilFull,
  }),
];

/** After all keys that there are. */
const lastId = "ffffffff-ffff-4fff-bfff-ffffffffffff";

type Rows = {
  table: string;
  columns: string;
  from?: string;
  which: string;
  /** By which the rows are ordered, one or two columns, and a last value of each. */
  keys: Record<string, string>;
  limit: number;
  asker: Asker;
  grows?: GrowthQuery["grows"];
};

/** The first page, and one after all rows. */
function pagesOf({
  table,
  columns,
  from = `public.${table}`,
  which,
  keys,
  limit,
  asker,
  grows,
}: Rows): GrowthQuery[] {
  const [first, second] = Object.entries(keys).map(([column, last]) => ({ column, last: `'${last}'` }));
  if (!first) throw new Error(`${table} has no order.`);
  const after = second
    ? `and ${first.column} >= ${first.last}
        and (${first.column} > ${first.last} or ${second.column} > ${second.last})`
    : `and ${first.column} > ${first.last}`;
  const page = (rest: string, named: object): GrowthQuery => ({
    ...{ sent: `lib/account/export-sections.ts ${table}`, name: `copy: ${table}`, asker, ...named },
    query: `select ${columns} from ${from} where ${which} ${rest}
      order by ${Object.keys(keys).join(", ")} limit ${limit}`,
  });
  return [page("", grows ? { grows } : {}), page(after, late(table))];
}

const buyersQueries: QueriesOf = ({ buyerId }) => {
  const own = (table: string, columns: string) =>
    pagesOf({
      ...{ table, columns, which: `user_id = '${buyerId}'`, keys: { lesson_id: lastId }, limit: 500 },
      ...{ asker: "buyer", grows: untilFull },
    });
  return [
    ...own("lesson_openings", "lesson_id, opened_at"),
    ...own("kept_lessons", "lesson_id, kept_at"),
    ...own("lesson_progress", "*"),
    {
      sent: "lib/account/export-sections.ts mail_preferences",
      name: "copy: mail_preferences",
      asker: "buyer",
      query: `select daily_digest, refund_notices, locale from public.mail_preferences
        where user_id = '${buyerId}' order by user_id limit 500`,
    },
  ];
};

const creatorsQueries: QueriesOf = ({ creatorId }) => {
  const which = `creator_id = '${creatorId}'`;
  const own = (table: string, columns: string, keys: Rows["keys"], limit: number, rest: Partial<Rows> = {}) =>
    pagesOf({ ...{ table, columns, which, keys, limit, asker: "creator" }, ...rest });
  const ofDraft = (table: string, columns: string, key: Rows["keys"]) =>
    own(table, columns, { lesson_id: lastId, ...key }, 20, {
      from: `public.${table} join public.lesson_drafts using (lesson_id)`,
    });
  return [
    ...own("creator_slugs", "slug, created_at", { slug: "zzz" }, 500),
    ...own("creator_changes", "id, changed_at, name", { id: "9000000000" }, 100),
    ...own("coupons", "*", { id: lastId }, 100),
    ...own("lessons", "*", { id: lastId }, 20),
    ...own("lesson_drafts", "*", { lesson_id: lastId }, 20),
    ...ofDraft("lesson_draft_saves", "lesson_id, lesson_draft_saves.version, changes", {
      "lesson_draft_saves.version": "2000000000",
    }),
    ...ofDraft("refused_draft_saves", "lesson_id, save_key, typed", { save_key: lastId }),
    ...own("lesson_versions", "lesson_id, number, content", { lesson_id: lastId, number: "2000000000" }, 20, {
      from: "public.lesson_versions join public.lessons on lessons.id = lesson_id",
    }),
    ...own("lesson_files", "*", { lesson_id: lastId, id: lastId }, 20),
    ...own("lesson_views", "scope_id, period, views", { period: "2999-12-31", scope_id: lastId }, 500, {
      which: `${which} and grain = 'day'`,
    }),
  ];
};
