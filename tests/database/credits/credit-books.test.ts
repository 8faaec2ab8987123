import { describe, expect, test } from "vitest";
import {
  buyCredits,
  grantCredits,
  professional,
  redeem,
  starter,
  withdrawGrant,
} from "../../support/database/credits.ts";
import {
  type Actor,
  asRole,
  type Tx,
  withIsolatedRollback,
  withRollback,
} from "../../support/database/database.ts";
import { facts, record } from "../../support/database/payment-facts.ts";
import { createOperator } from "../../support/database/refunds.ts";
import { createShop } from "../../support/database/shop.ts";

type Books = Record<string, number | string>;

/** What changed since `before`: other members, also of tests beside this one, have credits too. */
async function booksSince(tx: Tx, before?: Books): Promise<Books> {
  const [row] = await asRole(
    tx,
    "service_role",
    () => tx<{ books: Books }[]>`select public.sum_credit_books() as books`,
  );
  const books = Object.entries(row?.books ?? {});
  return Object.fromEntries(
    books.map(([name, now]) => [name, typeof now === "number" ? now - Number(before?.[name] ?? 0) : now]),
  );
}

const memberSeenBy = async (tx: Tx, actor: Actor, wanted: string) => {
  const [row] = await asRole(tx, actor, () => tx`select public.get_credit_member(${wanted}) as member`);
  return row?.member;
};

const owingSeenBy = async (tx: Tx, actor: Actor) => [
  ...(await asRole(
    tx,
    actor,
    () => tx`select list_owing_members as member from public.list_owing_members()`,
  )),
];

describe("the books", () => {
  test(
    "hold packs sold, and unspent credits as the shop's liability",
    withIsolatedRollback(async (tx) => {
      const shop = await createShop(tx, { price: "9.99" });
      const before = await booksSince(tx);
      await grantCredits(tx, await createOperator(tx), shop.learner, 100);
      await buyCredits(tx, shop.learner, professional);
      await redeem(tx, shop.learner, shop.lessonId);
      await grantCredits(tx, await createOperator(tx), shop.otherLearner, 50);
      expect(await booksSince(tx, before)).toEqual({
        granted: 150,
        grantedSpent: 100,
        packsSold: 1,
        creditsSold: 3500,
        keptMinor: 2999,
        unspent: 2601 + 50,
        grantedUnspent: 50,
        liabilityMinor: Math.round((2999 * 2601) / 3500),
        owed: 0,
        owing: 0,
        currency: "usd",
      });
    }),
  );

  test(
    "count a debt apart, and what settled it as no liability",
    withIsolatedRollback(async (tx) => {
      const shop = await createShop(tx, { price: "9.99" });
      const before = await booksSince(tx);
      const pack = await buyCredits(tx, shop.learner, professional);
      await redeem(tx, shop.learner, shop.lessonId);
      await record(tx, facts.refund(pack));
      expect(await booksSince(tx, before)).toMatchObject({ keptMinor: 0, unspent: 0, owed: 999, owing: 1 });
      await buyCredits(tx, shop.learner, 1049);
      const settled = { keptMinor: 1049, unspent: 50, liabilityMinor: 50, owed: 0, owing: 0 };
      expect(await booksSince(tx, before)).toMatchObject(settled);
    }),
  );

  test(
    "count neither money that a dispute holds nor grants that were taken back, and grants as no liability",
    withIsolatedRollback(async (tx) => {
      const { learner, otherLearner } = await createShop(tx);
      const operator = await createOperator(tx);
      const before = await booksSince(tx);
      const { lotId } = await grantCredits(tx, operator, otherLearner, 70);
      await withdrawGrant(tx, operator, String(lotId));
      await grantCredits(tx, operator, learner, 300);
      const pack = await buyCredits(tx, learner, starter);
      const whole = { granted: 300, grantedSpent: 0, unspent: 800, grantedUnspent: 300, liabilityMinor: 499 };
      expect(await booksSince(tx, before)).toMatchObject({ ...whole, keptMinor: 499 });
      await record(tx, facts.dispute(pack));
      const held = { keptMinor: 0, unspent: 300, grantedUnspent: 300, liabilityMinor: 0 };
      expect(await booksSince(tx, before)).toMatchObject(held);
    }),
  );
});

describe("a member", () => {
  test(
    "is found by e-mail address or id, with balance and grants, by operators alone",
    withRollback(async (tx) => {
      const { learner, otherLearner } = await createShop(tx);
      const operator = await createOperator(tx);
      await buyCredits(tx, learner, starter);
      const { lotId } = await grantCredits(tx, operator, learner, 200);
      const found = {
        id: learner.id,
        displayName: "Ada",
        email: `${learner.id}@shop.test`,
        balance: 700,
        grants: [{ lotId, credits: 200, spent: 0, removed: 0, reason: "A gift" }],
      };
      for (const wanted of [learner.id, ` ${learner.id.toUpperCase()}@shop.test `])
        expect(await memberSeenBy(tx, operator, wanted)).toMatchObject(found);
      await withdrawGrant(tx, operator, String(lotId));
      const withdrawn = { balance: 500, grants: [{ lotId, removed: 200 }] };
      expect(await memberSeenBy(tx, operator, learner.id)).toMatchObject(withdrawn);
      expect(await memberSeenBy(tx, operator, "nobody@shop.test")).toBeNull();
      expect(await memberSeenBy(tx, operator, otherLearner.id)).toMatchObject({ balance: 0, grants: [] });
      for (const stranger of [learner, otherLearner])
        expect(await memberSeenBy(tx, stranger, learner.id)).toBeNull();
    }),
  );

  test(
    "who owes is listed to operators alone, the most first, also once the account is deleted",
    withRollback(async (tx) => {
      const shop = await createShop(tx, { price: "9.99" });
      const operator = await createOperator(tx);
      const pack = await buyCredits(tx, shop.learner, professional);
      await redeem(tx, shop.learner, shop.lessonId);
      await record(tx, facts.refund(pack));
      const less = await buyCredits(tx, shop.otherLearner, 1000);
      await redeem(tx, shop.otherLearner, shop.lessonId);
      await record(tx, facts.refund(less, { amount: 500 }));
      const theirs = (await owingSeenBy(tx, operator))
        .map(({ member }) => member)
        .filter(({ id }) => [shop.learner.id, shop.otherLearner.id].includes(id));
      expect(theirs.map(({ owed }) => owed)).toEqual([999, 499]);
      const owing = (displayName: string | null) => ({
        member: { id: shop.learner.id, displayName, owed: 999 },
      });
      expect(await owingSeenBy(tx, operator)).toContainEqual(owing("Ada"));
      for (const other of [shop.learner, shop.creator]) expect(await owingSeenBy(tx, other)).toEqual([]);
      await tx`delete from auth.users where id = ${shop.learner.id}`;
      expect(await owingSeenBy(tx, operator)).toContainEqual(owing(null));
    }),
  );
});
