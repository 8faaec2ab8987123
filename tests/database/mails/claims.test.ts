import { expect, test } from "vitest";
import { inCommittedShop } from "../../support/database/committed-data.ts";
import { sql, type Tx } from "../../support/database/database.ts";
import { claimAll, claimed, fresh, pass, recordMails, withSale } from "../../support/database/mails.ts";
import { facts, record } from "../../support/database/payment-facts.ts";
import { openCheckout, type Shop } from "../../support/database/shop.ts";
import { beginUntilWaiting } from "../../support/database/waiting.ts";

test(
  "a person's second mail is nobody's while their first is being sent",
  withSale(async (tx, { learner, creator }) => {
    await tx`update private.mails set not_before = '2000-01-02', next_at = now()
      where recipient_id = ${creator.id} and kind = 'daily_digest'`;
    const both = await claimAll(tx, 2);
    expect(both.map(({ recipientId }) => recipientId)).toEqual([learner.id, creator.id]);
    const others = (await claimAll(tx, 2)).map(({ recipientId }) => recipientId);
    expect(others).not.toContain(creator.id);
    await recordMails(
      tx,
      both.map(({ id, attempt }) => ({ id, attempt, outcome: "sent" })),
    );
    expect(await claimAll(tx, 1)).toMatchObject([{ kind: "daily_digest", recipientId: creator.id }]);
  }),
);

test(
  "a mail is tried for two days from its first try, however often it is claimed",
  withSale(async (tx, _shop, claimNext) => {
    const first = claimed(await claimNext());
    await pass(tx, first, 301);
    const end = () => tx`select tried_until from private.mails where id = ${first.id}`;
    const known = await end();
    for (const attempt of [2, 3]) {
      expect(await claimNext()).toMatchObject({ id: first.id, attempt });
      expect(await end()).toEqual(known);
      await tx`update private.mails set next_at = now() where id = ${first.id}`;
    }
  }),
);

/** A test with two committed mails, the buyer's and the creator's: after those of `withSale`, before all others. */
const inCommittedSale = (scenario: (shop: Shop) => Promise<void>) =>
  inCommittedShop(async (shop) => {
    await sql.begin(async (tx) => {
      const checkout = await openCheckout(tx, shop.learner, shop.lessonId);
      await record(tx, fresh(facts.paid(checkout)));
      await tx`update private.mails set not_before = '2000-01-03' where purchase_id = ${checkout.purchaseId}`;
    });
    await scenario(shop);
  });

/** Locks a person's mail, which another test may hold for a moment. */
const lock = (tx: Tx, { id }: { id: string }) =>
  tx`select from private.mails where recipient_id = ${id} and purchase_id is not null for update`;

test(
  "two processes that claim at once get different mails, and neither waits",
  inCommittedSale(async ({ learner, creator }) => {
    const [one, other] = await sql.begin(async (tx) => {
      await lock(tx, learner);
      const first = await claimAll(tx, 1);
      const second = await sql.begin(async (later) => {
        await lock(later, creator);
        await later`set local lock_timeout = '1s'`;
        return claimAll(later, 1);
      });
      return [first, second];
    });
    expect(one).toMatchObject([{ recipientId: learner.id }]);
    expect(other).toMatchObject([{ recipientId: creator.id }]);
  }),
);

test(
  "two processes that record the same mails do not wait for each other in a circle",
  inCommittedSale(async ({ learner, creator }) => {
    const mails = await sql<{ id: string }[]>`
      update private.mails set state = 'sending', attempts = 1, next_at = now() + interval '5 minutes'
      where recipient_id in (${learner.id}, ${creator.id}) and purchase_id is not null returning id`;
    const ids = mails.map(({ id }) => id).toSorted();
    const outcomes = ids.map((id) => ({ id, attempt: 1, outcome: "sent" }));
    const other = await sql.begin(async (tx) => {
      await tx`select from private.mails where id = ${ids[0] ?? ""} for update`;
      const waiting = await beginUntilWaiting((later) => recordMails(later, outcomes.toReversed()));
      expect(await recordMails(tx, outcomes)).toBe(2);
      return waiting;
    });
    expect(await other.answer).toBe(0);
  }),
);
