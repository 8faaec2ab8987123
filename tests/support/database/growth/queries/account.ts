import type { Asker, GrowthQuery, QueriesOf } from "../growth-query.ts";

const ofAll = "Once in an account's life: all purchases of the buyer, ten thousand here.";
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

/** Of a member's account: profile, deletion, copy of the data. */
export const accountQueries: QueriesOf = (world) => [
  ...profileQueries(world),
  ...deletionQueries(world),
  ...exportQueries(world),
];

const profileQueries: QueriesOf = ({ readerId, creatorId, creatorSlug }) => [
  {
    sent: "lib/account/summary.ts get_account_summary",
    name: "summary of the account",
    asker: "buyer",
    query: "select public.get_account_summary()",
    grows: {
      because: "The totals are summed from all purchases of the buyer, ten thousand here.",
      atMost: 20_000,
    },
  },
  {
    sent: "lib/account/change.ts profiles",
    name: "change of the name",
    asker: "reader",
    query: `update public.profiles set display_name = 'Adaeze' where id = '${readerId}'`,
  },
  {
    sent: "lib/account/creator-profile.ts creators",
    name: "public profile",
    asker: "creator",
    query: `select name, slug, bio, picture_path, time_zone from public.creators
      left join public.creator_settings on creator_id = id where id = '${creatorId}'`,
  },
  {
    sent: "lib/account/creator-profile.ts save_creator_profile",
    name: "change of the public profile",
    asker: "creator",
    query: `select public.save_creator_profile('Potter', '${creatorSlug}', 'Pots.')`,
  },
  {
    sent: "lib/account/creator-profile.ts save_creator_profile",
    name: "change of the time zone",
    needsVacuum: true,
    writesMany: true,
    asker: "creator",
    query: `select public.save_creator_profile('Potter', '${creatorSlug}', 'Pots.', null, 'Europe/Berlin')`,
    grows: {
      because: "It dates all sales anew, up to 100,000 of them: above that it is refused.",
      atMost: 1e8,
    },
  },
  {
    sent: "lib/account/creator-profile.ts creator_slugs",
    name: "free slugs",
    asker: "reader",
    query: "select slug from public.creator_slugs where slug in ('potter', 'potter-2', 'potter-3')",
  },
];

const deletionQueries: QueriesOf = ({ buyerId, readerId }) => [
  {
    sent: "lib/account/delete.ts purchases",
    name: "lessons that go with the account",
    asker: "buyer",
    query: `select count(id) from public.purchases
      where user_id = '${buyerId}' and kind = 'lesson' and grants_access`,
    grows: { because: ofAll, atMost: 12_000 },
  },
  {
    sent: "lib/account/delete.ts purchases",
    name: "payments under way of the account",
    asker: "buyer",
    query: `select id, stripe_session_id, status from public.purchases
      where user_id = '${buyerId}' and status = 'pending'`,
  },
  {
    sent: "lib/account/delete.ts anonymize_user",
    name: "deletion of the account",
    asker: "service",
    query: `select public.anonymize_user('${readerId}')`,
  },
];

const byFunction = (name: string, args: string, asker: Asker = "buyer", rest = {}): GrowthQuery => ({
  sent: `lib/account/export-sections.ts ${name}`,
  name: `copy: ${name}`,
  asker,
  query: `select public.${name}(${args})`,
  ...rest,
});
const late = (name: string) => ({ name: `copy: ${name}, the last page`, pageOf: `copy: ${name}` });

const exportQueries: QueriesOf = ({ buyerId, creatorId, bought, requestAt, requestId, entryId }) => {
  const own = (
    table: string,
    columns: string,
    order: string,
    { asker = "buyer", ...rest }: { asker?: Asker; grows?: GrowthQuery["grows"] } = {},
  ): GrowthQuery => ({
    sent: `lib/account/export-sections.ts ${table}`,
    name: `copy: ${table}`,
    asker,
    ...rest,
    query: `select ${columns} from public.${table}
      where ${asker === "buyer" ? `user_id = '${buyerId}'` : `creator_id = '${creatorId}'`}
      order by ${order} limit 500`,
  });
  return [
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
    own("lesson_openings", "lesson_id, opened_at", "lesson_id", { grows: untilFull }),
    own("kept_lessons", "lesson_id, kept_at", "lesson_id", { grows: untilFull }),
    own("lesson_progress", "*", "lesson_id", { grows: untilFull }),
    own("mail_preferences", "daily_digest", "user_id"),
    own("creator_slugs", "slug, created_at", "slug", { asker: "creator" }),
    own("creator_changes", "changed_at, name", "id", { asker: "creator" }),
    own("coupons", "*", "id", { asker: "creator" }),
    own("lessons", "*", "id", { asker: "creator" }),
    own("lesson_drafts", "*", "lesson_id", { asker: "creator" }),
    own("lesson_files", "*", "lesson_id, id", { asker: "creator" }),
    own("lesson_views", "scope_id, period, views", "period, scope_id", { asker: "creator" }),
    {
      sent: "lib/account/export.ts profiles",
      name: "copy: profile",
      asker: "buyer",
      query: `select * from public.profiles where id = '${buyerId}'`,
    },
    ...creatorsCopies(creatorId),
  ];
};

const creatorsCopies = (creatorId: string): GrowthQuery[] => [
  ...["lesson_draft_saves", "refused_draft_saves"].map((table) => ({
    sent: `lib/account/export-sections.ts ${table}`,
    name: `copy: ${table}`,
    asker: "creator" as const,
    query: `select saved.* from public.${table} as saved join public.lesson_drafts using (lesson_id)
      where creator_id = '${creatorId}' order by lesson_id limit 20`,
  })),
  {
    sent: "lib/account/export-sections.ts lesson_versions",
    name: "copy: lesson_versions",
    asker: "creator",
    query: `select lesson_id, number, content from public.lesson_versions
      join public.lessons on lessons.id = lesson_id
      where creator_id = '${creatorId}' order by lesson_id, number limit 20`,
  },
  {
    sent: "lib/account/export.ts creators",
    name: "copy: creator",
    asker: "creator",
    query: `select slug, name, bio, time_zone from public.creators
      left join public.creator_settings on creator_id = id where id = '${creatorId}'`,
  },
];
