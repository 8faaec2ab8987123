import { describe, expect, test } from "vitest";
import { access } from "../../support/database/access-table.ts";
import { createWorld } from "../../support/database/access-world.ts";
import { accountCalls } from "../../support/database/account-functions.ts";
import { couponCalls } from "../../support/database/coupon-executors.ts";
import { asRole, denied, errorCodeOf, type Tx, withRollback } from "../../support/database/database.ts";
import { earningsCalls } from "../../support/database/earnings-executors.ts";
import { executors } from "../../support/database/executors.ts";
import { fileCalls } from "../../support/database/file-functions.ts";
import { mailCalls } from "../../support/database/mail-functions.ts";
import { memberCalls } from "../../support/database/member-functions.ts";
import { operatorCalls } from "../../support/database/operator-functions.ts";
import { pageKeyCalls } from "../../support/database/page-key-functions.ts";
import { rightsOf } from "../../support/database/rights.ts";
import { saleCalls } from "../../support/database/sale-executors.ts";
import { openCheckout } from "../../support/database/shop.ts";

test(
  "who has which rights on each relation",
  withRollback(async (tx) => {
    const world = await createWorld(tx);
    const { learner, otherLearner, creator, otherCreator } = world;
    const actors = ["anon", learner, otherLearner, creator, otherCreator, "service_role"] as const;
    for (const [relation, ...cells] of access) {
      const rights: string[] = [];
      for (const actor of actors) rights.push(await rightsOf(tx, world, actor, relation));
      expect([relation, ...rights]).toEqual([relation, ...cells]);
    }
  }),
);

const id = "b0000000-0000-4000-8000-000000000000";
const calls: Record<string, (tx: Tx) => Promise<unknown>> = {
  ...accountCalls,
  ...memberCalls,
  ...saleCalls,
  ...fileCalls,
  ...mailCalls,
  ...pageKeyCalls,
  ...couponCalls,
  ...earningsCalls,
  ...operatorCalls,
  "private.to_minor(numeric,text)": (tx) => tx`select private.to_minor(1, 'usd')`,
  "private.purchase_details(uuid)": (tx) => tx`select private.purchase_details(${id})`,
  "private.catalogue_version()": (tx) => tx`select private.catalogue_version()`,
  "public.catalogue_version()": (tx) => tx`select public.catalogue_version()`,
  "private.own_purchases_titled(text,public.purchase_status[],timestamp with time zone,timestamp with time zone,timestamp with time zone,uuid,integer,public.purchase_kind)":
    (tx) => tx`select private.own_purchases_titled('X', null, null, null, null, null, 1, null)`,
  "public.search_purchases(text,public.purchase_status[],timestamp with time zone,timestamp with time zone,timestamp with time zone,uuid,integer,public.purchase_kind)":
    (tx) => tx`select public.search_purchases('X')`,
  "public.get_purchase_details(uuid)": (tx) => tx`select public.get_purchase_details(${id})`,
  "public.list_library(text,timestamp with time zone,uuid,integer)": (tx) =>
    tx`select * from public.list_library()`,
  "public.record_progress(uuid,text,real,real,real,boolean)": (tx) =>
    tx`select public.record_progress(${id})`,
  "public.search_lessons(text,text,integer,integer,integer,integer,boolean,uuid,uuid,text,uuid,integer)": (
    tx,
  ) => tx`select public.search_lessons('X')`,
  "private.find_lessons(text,text,integer,integer,integer,integer,boolean,uuid,uuid,text,uuid,integer)": (
    tx,
  ) => tx`select private.find_lessons('X', null, null, null, null, null, null, null, null, null, null, 1)`,
  "private.refresh_catalogue(uuid[])": (tx) => tx`select private.refresh_catalogue('{}')`,
  "public.count_learners(integer)": (tx) => tx`select public.count_learners()`,
  "public.list_orphaned_videos(text,integer)": (tx) => tx`select public.list_orphaned_videos('', 1)`,
  "public.list_orphaned_pictures(text,integer)": (tx) => tx`select public.list_orphaned_pictures('', 1)`,
  "public.export_refund_requests(timestamp with time zone,uuid,integer)": (tx) =>
    tx`select public.export_refund_requests()`,
  "private.own_refund_requests(timestamp with time zone,uuid,integer)": (tx) =>
    tx`select private.own_refund_requests(now(), gen_random_uuid(), 1)`,
  "public.export_purchases(timestamp with time zone,uuid,integer)": (tx) =>
    tx`select public.export_purchases()`,
  "public.anonymize_user(uuid)": (tx) => tx`select public.anonymize_user(${id})`,
  "public.list_tasks()": (tx) => tx`select * from public.list_tasks()`,
  "public.resolve_task(uuid,text,text)": (tx) => tx`select public.resolve_task(${id}, 'X')`,
  "public.request_refund(uuid,uuid,uuid,bigint,text,text,bigint,text)": (tx) =>
    tx`select public.request_refund(${id}, ${id}, ${id}, 1, 'duplicate', '')`,
  "public.request_duplicate_refunds(uuid)": (tx) => tx`select public.request_duplicate_refunds()`,
  "public.list_open_refund_requests(integer,uuid)": (tx) =>
    tx`select * from public.list_open_refund_requests(1)`,
  "public.refuse_refund_request(uuid,text)": (tx) => tx`select public.refuse_refund_request(${id}, 'X')`,
  "public.get_job_state(text)": (tx) => tx`select public.get_job_state('X')`,
  "public.set_job_state(text,jsonb)": (tx) => tx`select public.set_job_state('X', '{}')`,
  "public.is_refund_obsolete(uuid)": (tx) => tx`select public.is_refund_obsolete(${id})`,
  "public.list_recorded_events(text[])": (tx) => tx`select * from public.list_recorded_events('{X}')`,
  "public.list_unsettled_checkouts(integer,uuid)": (tx) =>
    tx`select * from public.list_unsettled_checkouts(1)`,
  "public.list_missing_receipts(integer,text)": (tx) => tx`select public.list_missing_receipts(1)`,
  "public.delete_unused_checkouts()": (tx) => tx`select public.delete_unused_checkouts()`,
  "public.expire_unknown_checkouts()": (tx) => tx`select public.expire_unknown_checkouts()`,
  "public.list_unfinished_facts(integer,text,text)": (tx) =>
    tx`select * from public.list_unfinished_facts(1)`,
  "public.open_checkout(uuid,uuid,numeric,boolean,jsonb,boolean,text)": (tx) =>
    tx`select public.open_checkout(${id}, ${id}, 10, false, '{}')`,
  "public.list_lesson_states(uuid,uuid[],numeric,boolean)": (tx) =>
    tx`select public.list_lesson_states(${id}, array[]::uuid[], 10, false)`,
  "public.cancel_checkout(uuid,text,text)": (tx) => tx`select public.cancel_checkout(${id}, 'X')`,
  "public.record_payment_fact(timestamp with time zone,jsonb,public.fact_source,text,text)": (tx) =>
    tx`select public.record_payment_fact(now(), '{}', 'webhook')`,
  "public.consume_rate_limit(text,integer,integer)": (tx) => tx`select public.consume_rate_limit('X', 1, 60)`,
  "public.release_rate_limit(text,integer)": (tx) => tx`select public.release_rate_limit('X', 60)`,
  "public.begin_account_try(text,text,text,text)": (tx) =>
    tx`select * from public.begin_account_try('sign-in', 'X')`,
  "public.end_account_try(uuid,boolean)": (tx) => tx`select public.end_account_try(${id}, true)`,
  "public.remember_device(uuid,text)": (tx) =>
    tx`select public.remember_device(id, 'X') from public.profiles limit 1`,
  "private.own_credits()": (tx) => tx`select private.own_credits()`,
  "public.list_credit_history(bigint,integer)": (tx) => tx`select public.list_credit_history()`,
  "private.own_credit_history(bigint,integer)": (tx) => tx`select private.own_credit_history(null, 1)`,
  "public.list_ledger_problems()": (tx) => tx`select public.list_ledger_problems()`,
  "public.sum_credit_books()": (tx) => tx`select public.sum_credit_books()`,
  "public.get_credit_member(text)": (tx) => tx`select public.get_credit_member('X')`,
  "private.operator_credit_member(text)": (tx) => tx`select private.operator_credit_member('X')`,
  "public.list_owing_members()": (tx) => tx`select public.list_owing_members()`,
  "private.operator_owing_members()": (tx) => tx`select private.operator_owing_members()`,
  "public.list_grants(bigint,integer)": (tx) => tx`select public.list_grants()`,
  "private.operator_grants(bigint,integer)": (tx) => tx`select private.operator_grants(null, 1)`,
  "private.own_incoming_credits()": (tx) => tx`select private.own_incoming_credits()`,
  "private.own_credit_debts()": (tx) => tx`select private.own_credit_debts()`,
  "public.list_pack_refunds(uuid)": (tx) => tx`select public.list_pack_refunds()`,
  "private.own_pack_refunds(uuid)": (tx) => tx`select private.own_pack_refunds(null)`,
  "public.get_credit_stats()": (tx) => tx`select public.get_credit_stats()`,
  "private.own_credit_stats()": (tx) => tx`select private.own_credit_stats()`,
  "public.open_credit_checkout(uuid,numeric,boolean,jsonb,uuid,integer)": (tx) =>
    tx`select public.open_credit_checkout(${id}, 10, false, '{}', ${id})`,
  "public.redeem_lesson(uuid,uuid,text,numeric,boolean,bigint,numeric)": (tx) =>
    tx`select public.redeem_lesson(${id}, ${id}, 'X', 10, false)`,
  "public.undo_redemption(uuid,uuid)": (tx) => tx`select public.undo_redemption(${id}, ${id})`,
  "public.return_credits(uuid,uuid,uuid,text)": (tx) => tx`select public.return_credits(${id}, ${id}, ${id})`,
  "public.grant_credits(uuid,text,uuid,integer,text,uuid)": (tx) =>
    tx`select public.grant_credits(${id}, 'aal2', ${id}, 1, 'X', ${id})`,
  "public.withdraw_grant(uuid,text,bigint,text)": (tx) =>
    tx`select public.withdraw_grant(${id}, 'aal2', 0, 'X')`,
  "public.start_lesson_draft(uuid,uuid)": (tx) => tx`select public.start_lesson_draft(${id}, ${id})`,
  "public.save_lesson_draft(uuid,uuid,integer,uuid,jsonb,uuid)": (tx) =>
    tx`select public.save_lesson_draft(${id}, ${id}, 1, ${id}, '{}')`,
  "public.keep_draft_input(uuid,uuid,uuid,jsonb,text,uuid)": (tx) =>
    tx`select public.keep_draft_input(${id}, ${id}, ${id}, '{}')`,
  "public.delete_lesson_draft(uuid,uuid)": (tx) => tx`select public.delete_lesson_draft(${id}, ${id})`,
  "public.discard_draft_input(uuid,uuid,uuid)": (tx) =>
    tx`select public.discard_draft_input(${id}, ${id}, ${id})`,
  "public.publish_lesson(uuid,uuid,integer)": (tx) => tx`select public.publish_lesson(${id}, ${id}, 1)`,
  "public.restore_lesson_version(uuid,uuid,integer,integer,uuid)": (tx) =>
    tx`select public.restore_lesson_version(${id}, ${id}, 1, 1, ${id})`,
  "public.list_own_lessons(uuid,public.lesson_status,timestamp with time zone,uuid,integer)": (tx) =>
    tx`select public.list_own_lessons(${id}, 'published')`,
  "public.preview_publication(uuid,uuid,numeric)": (tx) =>
    tx`select public.preview_publication(${id}, ${id}, 10)`,
  "public.set_lesson_status(uuid,uuid,public.lesson_status)": (tx) =>
    tx`select public.set_lesson_status(${id}, ${id}, 'archived')`,
  "private.lock_checkout(uuid,uuid)": (tx) => tx`select private.lock_checkout(${id}, ${id})`,
};

describe("functions", () => {
  test("of the public schema are all tried out below", () => {
    const exposed = executors.map(([signature]) => signature).filter((name) => name.startsWith("public."));
    expect(Object.keys(calls)).toEqual(expect.arrayContaining(exposed));
  });

  const actors = { anon: "anon", authenticated: { id }, service_role: "service_role" } as const;

  test.each(
    executors.flatMap(([signature, roles]) => {
      const call = calls[signature];
      return call ? [{ signature, roles, call }] : [];
    }),
  )("$signature is executed by $roles only", ({ roles, call }) =>
    withRollback(async (tx) => {
      for (const role of ["anon", "authenticated", "service_role"] as const) {
        const reason = await errorCodeOf(tx, (inner) => asRole(inner, actors[role], () => call(inner)));
        expect(reason, role).toBe(roles.includes(role) ? null : denied);
      }
    })(),
  );
});

describe("a signed-in person", () => {
  test(
    "a forged role claim changes nothing",
    withRollback(async (tx) => {
      const { otherLearner, purchaseId } = await createWorld(tx);
      await tx`select set_config('role', 'authenticated', true), set_config('request.jwt.claims', ${JSON.stringify(
        { sub: otherLearner.id, role: "service_role", app_metadata: { role: "operator" } },
      )}, true)`;
      expect(await tx`select from public.purchases where id = ${purchaseId}`).toHaveLength(0);
    }),
  );

  test(
    "has no open checkout of another's in sight",
    withRollback(async (tx) => {
      const { learner, otherLearner, lessonId } = await createWorld(tx);
      const { purchaseId } = await openCheckout(tx, otherLearner, lessonId);
      const see = () => tx`select from public.purchases where id = ${purchaseId}`;
      expect(await asRole(tx, learner, see)).toHaveLength(0);
      expect(await asRole(tx, otherLearner, see)).toHaveLength(1);
    }),
  );
});
