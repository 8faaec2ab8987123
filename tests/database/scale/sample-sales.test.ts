import { expect, test } from "vitest";
import { sql, withRollback } from "../../support/database/database.ts";
import { scaled } from "../../support/scale.ts";

const statesOf = async (column: "user_id" | "creator_id", email: string) => {
  const rows = await sql<{ state: string }[]>`
    select distinct case when kind = 'credits' then 'credits' when paid_with = 'credits' then 'with credits'
      else status::text end as state
    from public.purchases where ${sql(column)} = (select id from auth.users where email = ${email})`;
  return rows.map(({ state }) => state);
};
const paid = ["completed", "partially_refunded", "refunded", "disputed", "with credits"];

test("the sandbox's creator has a year of sales in every state, up to today", async () => {
  const states = await statesOf("creator_id", "ines@lectern.test");
  expect(states).toEqual(expect.arrayContaining([...paid, "processing", "failed", "expired"]));
  const [span] = await sql`
    select max(purchase_date) - min(purchase_date) > interval '300 days' as "isLong",
      count(distinct currency) as currencies
    from public.purchases where creator_id = (select id from auth.users where email = 'ines@lectern.test')
      and user_id in (select id from auth.users where email like 'reader-%')`;
  expect(span).toEqual({ isLong: true, currencies: "2" });
});

test("the sandbox's learner has purchases in every state", async () => {
  const states = await statesOf("user_id", "ada@lectern.test");
  expect(states).toEqual(expect.arrayContaining([...paid, "processing", "failed", "credits"]));
});

test(
  "what happened in the past is dated then, and is what the facts say",
  withRollback(async (tx) => {
    const sample = tx`
      select id from public.purchases where user_id in (
        select id from auth.users where email in ('ada@lectern.test') or email like 'reader-%@lectern.test'
      ) and exists (select from private.stripe_sessions where purchase_id = purchases.id)
      order by md5(stripe_session_id) limit ${scaled(10, 1000)}`;
    const late = await tx`
      select from public.purchases as sale join public.purchase_status_changes as change on change.purchase_id = sale.id
      where sale.id in (${sample}) and (sale.created_at > sale.purchase_date or change.occurred_at < sale.created_at
        or change.occurred_at > sale.updated_at or sale.expires_at > sale.created_at + interval '2 hours')`;
    expect(late).toHaveLength(0);
    const versions = () => tx`select id, version from public.purchases where id in (${sample}) order by id`;
    const before = await versions();
    await tx`select private.project_purchase(id) from (${sample}) as sample`;
    expect(await versions()).toEqual(before);
  }),
);

test("the learner's credits are dated in the order in which they came and went", async () => {
  const postings = await sql<{ kind: string }[]>`
    select posting.kind from private.credit_transactions as posting
    where exists (
      select from private.credit_entries as entry
        join private.credit_accounts as account on account.id = entry.account_id
      where entry.transaction_id = posting.id
        and account.buyer_key = (select id from auth.users where email = 'ada@lectern.test')
    ) order by posting.created_at limit 3`;
  expect(postings.map(({ kind }) => kind)).toEqual(["granted", "bought", "spent"]);
});

test("no mail tells of what happened before the first start", async () => {
  const [mails] = await sql`
    select count(*) filter (where state = 'sent') > 0 as "areSent", count(*) filter (where state <> 'sent') as waiting
    from private.mails where recipient_id in (
      select id from auth.users where email = 'ada@lectern.test' or email like 'reader-%@lectern.test'
    )`;
  expect(mails).toEqual({ areSent: true, waiting: "0" });
});
