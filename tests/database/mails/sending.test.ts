import { describe, expect, test } from "vitest";
import {
  claimAll,
  claimed,
  pass,
  recordMail,
  recordMails,
  rowsOf,
  sendAll,
  withSale,
} from "../../support/database/mails.ts";
import { createOperator } from "../../support/database/refunds.ts";

describe("a claimed mail", () => {
  test(
    "has its recipient's address, which its row has not",
    withSale(async (tx, { learner }, claimNext) => {
      expect(await claimNext()).toMatchObject({
        kind: "purchase_paid",
        email: `${learner.id}@shop.test`,
        attempt: 1,
      });
      const [row] =
        await tx`select to_jsonb(mails)::text as text from private.mails where recipient_id = ${learner.id}`;
      expect(row?.text).not.toContain("@");
    }),
  );

  test(
    "is nobody else's while it is being sent, and again anybody's when its sender is dead",
    withSale(async (tx, _shop, claimNext) => {
      const mail = claimed(await claimNext());
      expect(await claimNext()).toMatchObject({ kind: "first_sale" });
      expect(await claimNext()).toBeNull();
      await pass(tx, mail, 301);
      expect(await claimNext()).toMatchObject({ id: mail.id, attempt: 2 });
    }),
  );

  test(
    "is sent for good, also by a sender that was taken for dead",
    withSale(async (tx, { learner }, claimNext) => {
      const mail = claimed(await claimNext());
      await pass(tx, mail, 301);
      const again = claimed(await claimNext());
      expect(await recordMail(tx, mail, "deferred", "452 4.2.2")).toBeNull();
      expect(await recordMail(tx, mail, "sent")).toBe("sent");
      expect(await recordMail(tx, again, "failed", "550")).toBeNull();
      expect(await rowsOf(tx, learner)).toMatchObject([{ state: "sent" }]);
    }),
  );

  test(
    "that was deferred waits, longer each time, for two days",
    withSale(async (tx, _shop, claimNext) => {
      const waits: number[] = [];
      for (let tries = 0; tries < 6; tries++) {
        const mail = claimed(await claimNext());
        expect(await recordMail(tx, mail, "deferred", "452 4.2.2")).toBe("waiting");
        const [row] = await tx<{ wait: number }[]>`
          select extract(epoch from next_at - now())::float as wait from private.mails where id = ${mail.id}`;
        waits.push(row?.wait ?? 0);
        await tx`update private.mails set next_at = now() where id = ${mail.id}`;
      }
      for (const [index, wait] of waits.entries()) {
        const minutes = 2 ** (index + 1);
        expect(wait).toBeGreaterThanOrEqual(0.75 * 60 * minutes);
        expect(wait).toBeLessThanOrEqual(1.25 * 60 * minutes);
      }
      const last = claimed(await claimNext());
      await pass(tx, last, 2 * 86_400);
      expect(await recordMail(tx, last, "deferred", "452 4.2.2")).toBe("failed");
    }),
  );

  test(
    "is recorded with a code, whatever its server said",
    withSale(async (tx, { learner }, claimNext) => {
      await recordMail(
        tx,
        claimed(await claimNext()),
        "failed",
        `550 <${learner.id}@shop.test>${"!".repeat(60)}`,
      );
      const [row] = await rowsOf(tx, learner);
      expect(row?.reason).toMatch(/^550 _[0-9a-f_]+shop\.test_$/);
    }),
  );

  test(
    "whose server is down is tried every few minutes",
    withSale(async (tx, _shop, claimNext) => {
      const mail = claimed(await claimNext());
      await tx`update private.mails set attempts = 40 where id = ${mail.id}`;
      expect(await recordMail(tx, { ...mail, attempt: 40 }, "outage", "ECONNECTION")).toBe("waiting");
      const [row] =
        await tx`select next_at < now() + interval '7 minutes' as soon from private.mails where id = ${mail.id}`;
      expect(row).toEqual({ soon: true });
    }),
  );
});

describe("mails that are claimed together", () => {
  test(
    "are one of each recipient, as many as were asked for; the next when that is recorded",
    withSale(async (tx, { learner, creator }) => {
      await tx`update private.mails set not_before = '2000-01-02', next_at = now()
        where recipient_id = ${creator.id} and kind = 'daily_digest'`;
      const both = await claimAll(tx, 2);
      expect(both).toMatchObject([
        { recipientId: learner.id },
        { recipientId: creator.id, kind: "first_sale" },
      ]);
      const outcomes = both.map(({ id, attempt }) => ({ id, attempt, outcome: "sent" }));
      expect(await recordMails(tx, outcomes)).toBe(2);
      expect(await recordMails(tx, outcomes)).toBe(0);
      expect(await claimAll(tx, 1)).toMatchObject([{ kind: "daily_digest", recipientId: creator.id }]);
    }),
  );

  test(
    "and not tried are as if they had not been claimed",
    withSale(async (tx, { learner }, claimNext) => {
      const first = claimed(await claimNext());
      expect(await recordMail(tx, first, "untried")).toBe("waiting");
      const row = tx`select attempts, tried_until from private.mails where id = ${first.id}`;
      expect(await row).toEqual([{ attempts: 0, tried_until: null }]);
      expect(await recordMail(tx, claimed(await claimNext()), "outage", "ECONNECTION")).toBe("waiting");
      await pass(tx, first, 2 * 86_400 + 1);
      const last = claimed(await claimNext());
      expect(await recordMail(tx, last, "untried")).toBe("waiting");
      expect(await recordMail(tx, last, "deferred", "452 4.2.2")).toBeNull();
      expect(await rowsOf(tx, learner)).toMatchObject([{ state: "waiting", attempts: 1 }]);
    }),
  );

  test(
    "are others where those before them are no longer true",
    withSale(async (tx, { learner, creator }) => {
      await tx`update private.mails set subject = gen_random_uuid() || '', kind = 'refund'
        where recipient_id = ${learner.id}`;
      expect(await claimAll(tx, 1)).toMatchObject([{ recipientId: creator.id }]);
      expect(await rowsOf(tx, learner)).toMatchObject([{ state: "withdrawn", reason: "untrue" }]);
    }),
  );
});

describe("a mail that failed", () => {
  test(
    "is a task for operators, who send it again; blocks no other",
    withSale(async (tx, { learner, creator }, claimNext) => {
      const mail = claimed(await claimNext());
      expect(await recordMail(tx, mail, "failed", "550 5.1.1")).toBe("failed");
      expect(await claimNext()).toMatchObject({ kind: "first_sale" });
      const task = `mail:${mail.id}:1`;
      const [found] =
        await tx`select kind, detail, purchase_id from private.open_tasks() where task = ${task}`;
      expect(found).toMatchObject({ kind: "mail_failed", detail: "purchase_paid:550 5.1.1" });
      const retry = async ({ id }: { id: string }) =>
        (await tx`select public.retry_mail(${id}, ${task}) as done`)[0]?.done;
      for (const person of [learner, creator]) expect(await retry(person)).toBe(false);
      expect(await retry(await createOperator(tx))).toBe(true);
      expect(await claimNext()).toMatchObject({ id: mail.id, attempt: 2 });
    }),
  );
});

test(
  "old rows are deleted, but a first sale is told once for all time; what nobody sent for a week is withdrawn",
  withSale(async (tx, { learner, creator }) => {
    await sendAll(tx, [learner, creator]);
    await tx`set local session_replication_role = replica`; // no trigger: updated_at is set by hand
    await tx`update private.mails set not_before = now() - interval '8 days',
        updated_at = case state when 'sent' then now() - interval '181 days' else now() end
      where recipient_id in (${learner.id}, ${creator.id})`;
    await tx`select public.delete_old_mails()`;
    expect(await rowsOf(tx, learner)).toEqual([]);
    expect(await rowsOf(tx, creator)).toMatchObject([
      { kind: "first_sale", state: "sent" },
      { kind: "daily_digest", state: "withdrawn", reason: "too_old" },
    ]);
  }),
);
