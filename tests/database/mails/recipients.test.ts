import { describe, expect, test } from "vitest";
import { withRollback } from "../../support/database/database.ts";
import {
  claim,
  claimed,
  fresh,
  now,
  pass,
  putFirst,
  recordMail,
  rowsOf,
  sendAll,
  withSale,
} from "../../support/database/mails.ts";
import { facts, record } from "../../support/database/payment-facts.ts";
import { createShop, openCheckout } from "../../support/database/shop.ts";

test(
  "a mail's locale is that of its buyer's browser at the checkout",
  withRollback(async (tx) => {
    const { learner, lessonId } = await createShop(tx);
    const checkout = await openCheckout(tx, learner, lessonId, { metadata: { locale: "de-CH" } });
    await record(tx, fresh(facts.paid(checkout)));
    await putFirst(tx, [learner]);
    expect(claimed(await claim(tx))).toMatchObject({ recipientId: learner.id, locale: "de-CH" });
  }),
);

describe("mails to one person", () => {
  test(
    "come in order: one that waits holds back the later ones, but nobody else's",
    withRollback(async (tx) => {
      const { learner, creator, lessonId } = await createShop(tx);
      const checkout = await openCheckout(tx, learner, lessonId);
      await record(tx, fresh(facts.submitted(checkout)));
      await putFirst(tx, [learner, creator]);
      const first = claimed(await claim(tx));
      await recordMail(tx, first, "deferred", "452 4.2.2");
      await record(tx, fresh(facts.settledLater(checkout)));
      await record(tx, fresh(facts.refund(checkout, { created: now(), amount: 100 })));
      await tx`update private.mails set not_before = '2000-01-02' where recipient_id = ${learner.id} and id <> ${first.id}`;
      await tx`update private.mails set not_before = '2000-01-03' where recipient_id = ${creator.id} and not_before < now() + interval '1 minute'`;
      expect(claimed(await claim(tx)).recipientId).toBe(creator.id);
      await pass(tx, first, 7200);
      // What the first told is no longer true.
      expect(claimed(await claim(tx))).toMatchObject({ kind: "purchase_paid", recipientId: learner.id });
    }),
  );

  test(
    "end with the account",
    withSale(async (tx, { learner }, claimNext) => {
      await tx`select public.anonymize_user(${learner.id})`;
      expect(await rowsOf(tx, learner)).toEqual([]);
      expect(await claimNext()).toMatchObject({ kind: "first_sale" });
    }),
  );

  test(
    "are not sent to an account that is gone",
    withSale(async (tx, { learner }, claimNext) => {
      const [kept] = await tx`select * from private.mails where recipient_id = ${learner.id}`;
      await tx`select public.anonymize_user(${learner.id})`;
      await tx`delete from auth.users where id = ${learner.id}`;
      await tx`insert into private.mails (kind, subject, recipient_id, purchase_id, not_before)
        values (${kept?.kind}, ${kept?.subject}, ${learner.id}, ${kept?.purchase_id}, '1999-01-01')`;
      expect(await claimNext()).toMatchObject({ kind: "first_sale" });
      expect(await rowsOf(tx, learner)).toMatchObject([{ state: "withdrawn", reason: "no_recipient" }]);
    }),
  );
});

describe("what creators may do without", () => {
  test(
    "a refund's notice is withdrawn when it is not wanted",
    withSale(async (tx, shop) => {
      await tx`insert into public.mail_preferences (user_id, refund_notices) values (${shop.creator.id}, false)`;
      const [sale] = await tx<
        { id: string }[]
      >`select id from public.purchases where creator_id = ${shop.creator.id}`;
      const checkout = { purchaseId: sale?.id ?? "", amountMinor: 1200, currency: "usd" };
      await record(tx, fresh(facts.refund(checkout, { created: now(), amount: 100 })));
      const sent = await sendAll(tx, [shop.learner, shop.creator]);
      expect(sent.map(({ kind }) => kind).toSorted()).toEqual(["first_sale", "purchase_paid", "refund"]);
    }),
  );

  test(
    "a digest of a day whose sale did not stand is withdrawn",
    withSale(async (tx, { creator }, claimNext) => {
      await tx`update public.purchases set status = 'review', error_code = 'payment_mismatch'
        where creator_id = ${creator.id}`;
      await tx`update private.mails set not_before = '1999-01-01', next_at = now()
        where recipient_id = ${creator.id} and kind = 'daily_digest'`;
      expect(await claimNext()).not.toMatchObject({ kind: "daily_digest" });
      expect(await rowsOf(tx, creator)).toContainEqual(
        expect.objectContaining({ kind: "daily_digest", state: "withdrawn", reason: "untrue" }),
      );
    }),
  );

  test(
    "a digest is due at seven in the morning after a day with a sale, in the creator's zone",
    withSale(async (tx, { creator }, claimNext) => {
      const [digest] =
        await tx`select subject, not_before = private.day_start(subject::date + 1, 'UTC') + interval '7 hours' as seven
        from private.mails where recipient_id = ${creator.id} and kind = 'daily_digest'`;
      expect(digest).toEqual({ subject: new Date().toISOString().slice(0, 10), seven: true });
      await tx`update private.mails set not_before = '1999-01-01', next_at = now()
        where recipient_id = ${creator.id} and kind = 'daily_digest'`;
      expect(await claimNext()).toMatchObject({
        kind: "daily_digest",
        sales: [
          {
            currency: "usd",
            sales: 1,
            grossMinor: 1200,
            reversedMinor: 0,
            feeMinor: 120,
            netMinor: 1080,
            lessons: [{ title: "Kerning", sales: 1 }],
          },
        ],
      });
    }),
  );
});
