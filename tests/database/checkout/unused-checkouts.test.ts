import { expect, test } from "vitest";
import { asRole, errorCodeOf, type Tx, withRollback } from "../../support/database/database.ts";
import { facts, record } from "../../support/database/payment-facts.ts";
import type { Checkout } from "../../support/database/shop.ts";
import { createCheckout } from "../../support/database/snapshot.ts";

const { opened, expired, paid } = facts;

type Make = (tx: Tx, checkout: Checkout) => Promise<unknown>;

const refuse: Make = (tx, { purchaseId }) =>
  asRole(tx, "service_role", () => tx`select public.cancel_checkout(${purchaseId}, 'stripe_error')`);
const forget: Make = async (tx, { purchaseId }) => {
  await tx`update public.purchases set expires_at = now() - interval '2 hours' where id = ${purchaseId}`;
  await asRole(tx, "service_role", () => tx`select public.expire_unknown_checkouts()`);
};
const openAndExpire: Make = async (tx, checkout) => {
  await record(tx, opened(checkout));
  await record(tx, expired(checkout));
};

/** One trace of Stripe alone; in life they come together. */
const trace =
  (write: Make): Make =>
  async (tx, checkout) => {
    await refuse(tx, checkout);
    await write(tx, checkout);
  };

type Row = [what: string, make: Make, days: number, isKept: boolean];

test.each<Row>([
  ["refused by Stripe 36 days ago", refuse, 36, false],
  ["expired without a session 36 days ago", forget, 36, false],
  ["refused by Stripe 34 days ago", refuse, 34, true],
  ["expired without a session 34 days ago", forget, 34, true],
  ["open for 36 days", async () => {}, 36, true],
  ["expired at Stripe 36 days ago", openAndExpire, 36, true],
  ...(["completed", "refunded"] as const).map(
    (status): Row => [
      `${status}, having been paid with credits 36 days ago`,
      (tx, { purchaseId }) =>
        pastTriggers(tx, async () => {
          await tx`
          update public.purchases set status = ${status}, paid_with = 'credits', credits = 1, paid_amount = amount,
            refunded_amount = amount * ${status === "refunded" ? 1 : 0}
          where id = ${purchaseId}`;
        }),
      36,
      true,
    ],
  ),
  [
    "refused 36 days ago and has a session's id",
    trace((tx, { purchaseId }) =>
      pastTriggers(tx, async () => {
        await tx`update public.purchases set stripe_session_id = 'cs_test_unused' where id = ${purchaseId}`;
      }),
    ),
    36,
    true,
  ],
  [
    "refused 36 days ago and has a session's fact",
    trace(
      (tx, { purchaseId }) => tx`
        insert into private.stripe_sessions (id, purchase_id, state) values ('cs_test_unused', ${purchaseId}, 'expired')`,
    ),
    36,
    true,
  ],
  [
    "refused 36 days ago and has an event",
    trace(
      (tx, { purchaseId }) => tx`
        insert into private.payment_events (source, occurred_at, outcome, purchase_id)
        values ('webhook', now(), 'waiting', ${purchaseId})`,
    ),
    36,
    true,
  ],
  [
    "refused, and paid all the same 36 days ago",
    async (tx, sale) => {
      await refuse(tx, sale);
      await record(tx, paid(sale));
    },
    36,
    true,
  ],
])("a checkout that was %s", (_what, make, days, isKept) =>
  withRollback(async (tx) => {
    const { checkout } = await createCheckout(tx);
    await make(tx, checkout);
    await letDaysPass(tx, checkout, days);
    await deleteUnused(tx);
    const rows = await tx`select from public.purchases where id = ${checkout.purchaseId}`;
    const timeline =
      await tx`select from public.purchase_status_changes where purchase_id = ${checkout.purchaseId}`;
    expect(rows).toHaveLength(isKept ? 1 : 0);
    expect(timeline.length > 0).toBe(isKept);
  })(),
);

test(
  "at most 1,000 are deleted at a time",
  withRollback(async (tx) => {
    const { checkout } = await createCheckout(tx);
    await refuse(tx, checkout);
    await tx`
      insert into public.purchases
        (user_id, buyer_key, lesson_id, creator_id, amount, platform_fee, creator_earnings, fee_percentage, currency,
          livemode, status, expires_at)
      select user_id, buyer_key, lesson_id, creator_id, amount, platform_fee, creator_earnings, fee_percentage, currency,
        livemode, status, expires_at
      from public.purchases, generate_series(1, 1000) where id = ${checkout.purchaseId}`;
    await pastTriggers(tx, async () => {
      await tx`
        update public.purchases set updated_at = now() - interval '40 days'
        where buyer_key = (select buyer_key from public.purchases where id = ${checkout.purchaseId})`;
    });
    expect(await deleteUnused(tx)).toEqual([{ delete_unused_checkouts: 1000 }]);
  }),
);

test(
  "what Stripe tells of a deleted checkout is nobody's",
  withRollback(async (tx) => {
    const { checkout } = await createCheckout(tx);
    await refuse(tx, checkout);
    await letDaysPass(tx, checkout, 36);
    await deleteUnused(tx);
    expect(await record(tx, paid(checkout))).toMatchObject({ outcome: "foreign", purchaseId: null });
  }),
);

test(
  "no role deletes purchases by itself",
  withRollback(async (tx) => {
    const { shop, checkout } = await createCheckout(tx);
    for (const actor of ["service_role", "anon", shop.learner, shop.creator] as const) {
      const attempt = (inner: Tx) =>
        asRole(inner, actor, () => inner`delete from public.purchases where id = ${checkout.purchaseId}`);
      expect(await errorCodeOf(tx, attempt)).toBe("42501");
    }
  }),
);

const letDaysPass = (tx: Tx, { purchaseId }: Checkout, days: number) =>
  pastTriggers(tx, async () => {
    await tx`
      update public.purchases set updated_at = now() - make_interval(days => ${days}) where id = ${purchaseId}`;
  });

/** Triggers set the time of every change, and guard the columns that payments decide. */
async function pastTriggers(tx: Tx, write: () => Promise<void>) {
  await tx`set local session_replication_role = replica`;
  await write();
  await tx`set local session_replication_role = origin`;
}

const deleteUnused = (tx: Tx) =>
  asRole(tx, "service_role", () => tx`select public.delete_unused_checkouts()`);
