import type { GrowthQuery, QueriesOf } from "../growth-query.ts";

const service = (sent: string, name: string, query: string, rest = {}): GrowthQuery => ({
  ...{ sent: `lib/${sent}`, name, asker: "service", query, ...rest },
});
const operator = (sent: string, name: string, query: string): GrowthQuery => ({
  ...{ sent: `lib/${sent}`, name, asker: "operator", query },
});

/** Of the operator's pages and commands, the jobs, and mails. */
export const operatorQueries: QueriesOf = (world) => [
  ...pageQueries(world),
  ...commandQueries(world),
  ...jobQueries(world),
  ...mailQueries(world),
];

const pageQueries: QueriesOf = ({ creditMemberId, operatorId }) => [
  operator("operator/tasks.ts list_tasks", "tasks", "select * from public.list_tasks()"),
  operator(
    "operator/credit-members.ts get_credit_member",
    "a member's credits",
    `select public.get_credit_member('${creditMemberId}')`,
  ),
  operator(
    "operator/credit-members.ts list_owing_members",
    "members who owe",
    "select public.list_owing_members()",
  ),
  operator("operator/credit-members.ts list_grants", "grants", "select public.list_grants(null, 11)"),
  service(
    "operator/creator-fees.ts list_creator_fees",
    "fees",
    `select * from public.list_creator_fees('${operatorId}', 'aal2')`,
  ),
];

const wholeLedger = { because: "A command of the operator: it checks the whole ledger.", atMost: 1_000_000 };

const allPurchases = { because: "A command of the operator: it counts all purchases.", atMost: 400_000 };

const commandQueries: QueriesOf = ({ operatorId, creatorSlug, mailIds, openRefundId }) => [
  service(
    "operator/creator-fees.ts set_creator_fee",
    "set a fee",
    `select public.set_creator_fee('${operatorId}', 'aal2', '${creatorSlug}', 'Agreed', 5)`,
  ),
  service(
    "operator/tasks.ts resolve_task",
    "resolve a task",
    `select public.resolve_task('${operatorId}', 'request:${openRefundId}:open', 'aal2')`,
  ),
  service(
    "operator/tasks.ts retry_mail",
    "retry a mail",
    `select public.retry_mail('${operatorId}', 'mail:${mailIds.failed}:9', 'aal2')`,
  ),
  service(
    "checkout/credits/operator/audit.ts sum_credit_books",
    "books",
    "select public.sum_credit_books()",
    { grows: wholeLedger },
  ),
  service(
    "checkout/credits/operator/ledger.ts list_ledger_problems",
    "ledger's problems",
    "select * from public.list_ledger_problems()",
    { grows: wholeLedger },
  ),
  service(
    "operator/counters.ts list_counter_problems",
    "counters' problems",
    "select * from public.list_counter_problems()",
    { grows: allPurchases },
  ),
];

const jobQueries: QueriesOf = () => [
  service("operator/maintenance.ts count_learners", "count learners", "select public.count_learners()", {
    needsVacuum: true,
    grows: { because: "Four counters of each lesson, once all were sold, and its entry.", atMost: 3_000 },
  }),
  service(
    "operator/maintenance.ts delete_unused_checkouts",
    "delete unused checkouts",
    "select public.delete_unused_checkouts()",
  ),
  service(
    "operator/maintenance.ts delete_unused_files",
    "delete unused files",
    "select public.delete_unused_files(1000)",
  ),
  service(
    "operator/maintenance.ts delete_old_visitors",
    "delete old visitors",
    "select public.delete_old_visitors()",
  ),
  service("operator/maintenance.ts delete_old_mails", "delete old mails", "select public.delete_old_mails()"),
  service("operator/maintenance.ts fold_earnings", "fold earnings", "select public.fold_earnings()", {
    needsVacuum: true,
  }),
  ...["videos", "files", "pictures"].map((kind) =>
    service(
      `supabase/delete-orphans.ts list_orphaned_${kind}`,
      `orphaned ${kind}`,
      `select public.list_orphaned_${kind}('', 100)`,
    ),
  ),
];

const mailQueries: QueriesOf = ({ mailIds, readerId }) => [
  service("mails/health.ts get_mail_health", "health of mails", "select public.get_mail_health()"),
  service("mails/outbox.ts claim_mails", "claim mails", "select public.claim_mails(20)"),
  service(
    "mails/outbox.ts record_mails",
    "record a mail",
    `select public.record_mails('[{"id": "${mailIds.waiting}", "attempt": 1, "outcome": "sent"}]')`,
  ),
  {
    ...service("mails/preferences.ts mail_preferences", "preferences of mails", ""),
    asker: "reader",
    query: "select daily_digest, refund_notices from public.mail_preferences",
  },
  ...["daily_digest", "refund_notices"].map((column) =>
    service(
      "mails/preferences.ts mail_preferences",
      `save ${column}`,
      `insert into public.mail_preferences (user_id, ${column}) values ('${readerId}', false)
        on conflict (user_id) do update set ${column} = excluded.${column}`,
    ),
  ),
];
