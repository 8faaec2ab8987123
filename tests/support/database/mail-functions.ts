import type { Statements } from "./access-world.ts";
import type { Executors } from "./account-functions.ts";
import type { Tx } from "./database.ts";

const id = "b0000000-0000-4000-8000-000000000000";

/** The functions of the outbox, which only the shop's server may call: a call of each. */
export const mailCalls: Record<string, (tx: Tx) => Promise<unknown>> = {
  "public.claim_mails(integer)": (tx) => tx`select public.claim_mails(20)`,
  "public.record_mails(jsonb)": (tx) => tx`select public.record_mails('[]')`,
  "public.retry_mail(uuid,text,text)": (tx) => tx`select public.retry_mail(${id}, 'X')`,
  "public.get_mail_health()": (tx) => tx`select public.get_mail_health()`,
  "public.delete_old_mails()": (tx) => tx`select public.delete_old_mails()`,
  "private.take_mails(integer)": (tx) => tx`select private.take_mails(20)`,
};

const internal = [
  "private.enqueue_mail(public.mail_kind,text,uuid,uuid,timestamp with time zone,timestamp with time zone)",
  "private.sync_mails(public.purchases)",
  "private.sync_reversal_mails(public.purchases,uuid)",
  "private.sync_sales_mails(public.purchases,uuid)",
  "private.refunds_duplicate(text)",
  "private.sales_of_day(uuid,date)",
  "private.is_true(private.mails,public.purchases)",
  "private.mail_purchase(public.purchases)",
  "private.mail_refund(text)",
  "private.mail_dispute(text)",
  "private.mail_details(private.mails,public.purchases)",
  "private.refuse_mail(private.mails,public.purchases,text)",
  "private.take_mail(private.mails)",
  "private.next_mails(integer)",
  "private.record_mail(uuid,integer,text,text)",
  "private.oldest_kept_sale(uuid)",
  "private.mail_delay(text,integer)",
  "private.mail_tasks()",
];

export const mailExecutors: Executors = [
  ...[...Object.keys(mailCalls), ...internal].map((signature): Executors[number] => [
    signature,
    ["service_role"],
  ]),
  ["private.tell_of_purchase()", []],
  ["private.tell_of_reversal()", []],
];

export const mailStatements = {
  "private.mails": {
    read: (tx, { learner }) => tx`select * from private.mails where recipient_id = ${learner.id}`,
    insert: (tx, { purchaseId }) => tx`
      insert into private.mails (kind, subject, recipient_id, purchase_id)
      values ('refund', 'X', ${id}, ${purchaseId})`,
    update: (tx, { learner }) => tx`update private.mails set attempts = 1 where recipient_id = ${learner.id}`,
    delete: (tx, { learner }) => tx`delete from private.mails where recipient_id = ${learner.id}`,
  },
  "public.mail_preferences": {
    read: (tx, { learner }) => tx`select * from public.mail_preferences where user_id = ${learner.id}`,
    insert: (tx, { creator }) => tx`insert into public.mail_preferences (user_id) values (${creator.id})`,
    update: (tx, { learner }) =>
      tx`update public.mail_preferences set daily_digest = false where user_id = ${learner.id}`,
    delete: (tx, { learner }) => tx`delete from public.mail_preferences where user_id = ${learner.id}`,
  },
} satisfies Record<string, Statements>;

/** A mail to a buyer, and what they wish to get. */
export async function createMail(tx: Tx, learner: { id: string }, purchaseId: string) {
  await tx`insert into private.mails (kind, subject, recipient_id, purchase_id)
    values ('refund', 'X', ${learner.id}, ${purchaseId})`;
  await tx`insert into public.mail_preferences (user_id) values (${learner.id})`;
}
