import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import {
  buyCredits,
  creditsOf,
  grantCredits,
  redeem,
  starter,
  withdrawGrant,
} from "../../support/database/credits.ts";
import { asRole, sql, type Tx, withRollback } from "../../support/database/database.ts";
import { createOperator } from "../../support/database/refunds.ts";
import { createShop, type Shop } from "../../support/database/shop.ts";

const withShop = (scenario: (tx: Tx, shop: Shop, operator: { id: string }) => Promise<void>) =>
  withRollback(async (tx) => {
    await scenario(tx, await createShop(tx, { price: "3.00" }), await createOperator(tx));
  });

const reasonsFor = async (tx: Tx, member: { id: string }) => {
  const rows = await asRole(
    tx,
    member,
    () => tx<{ reason: string }[]>`
      select entry ->> 'reason' as reason from public.list_credit_history() as entry`,
  );
  return rows.map(({ reason }) => reason);
};

test(
  "a grant is given and taken back by operators with a second factor alone",
  withShop(async (tx, { learner, creator }, operator) => {
    const { lotId } = await grantCredits(tx, operator, learner, 500);
    const refused = { outcome: "not_found" };
    for (const other of [learner, creator]) {
      expect(await grantCredits(tx, other, learner, 500)).toEqual(refused);
      expect(await withdrawGrant(tx, other, String(lotId))).toEqual(refused);
    }
    await tx`insert into auth.mfa_factors (id, user_id, status) values (${randomUUID()}, ${operator.id}, 'verified')`;
    const atFirstFactor = await asRole(
      tx,
      "service_role",
      () => tx`
        select public.grant_credits(${operator.id}, 'aal1', ${learner.id}, 1, 'A gift', gen_random_uuid()) as granted,
          public.withdraw_grant(${operator.id}, 'aal1', ${lotId}, 'A mistake') as withdrawn`,
    );
    expect([...atFirstFactor]).toEqual([{ granted: refused, withdrawn: refused }]);
    expect((await creditsOf(tx, learner)).balance).toBe(500);
  }),
);

test(
  "a grant that is taken back is gone once, and its member reads why",
  withShop(async (tx, { learner }, operator) => {
    const { lotId } = await grantCredits(tx, operator, learner, 500);
    for (let time = 0; time < 2; time++)
      expect(await withdrawGrant(tx, operator, String(lotId))).toEqual({ outcome: "withdrawn", balance: 0 });
    expect(await reasonsFor(tx, learner)).toEqual(["A mistake", "A gift"]);
  }),
);

test(
  "nobody grants credits to themselves",
  withShop(async (tx, _, operator) => {
    expect(await grantCredits(tx, operator, operator, 500)).toEqual({ outcome: "own_account" });
    expect((await creditsOf(tx, operator)).balance).toBe(0);
  }),
);

test(
  "grants are listed to operators alone, newest first, page by page: by whom, to whom, why, and what became of them",
  withShop(async (tx, { learner, otherLearner, lessonId }, operator) => {
    const { lotId: spent, displayName } = await grantCredits(tx, operator, learner, 400);
    expect(displayName).toBe("Ada");
    const { lotId: withdrawn } = await grantCredits(tx, operator, otherLearner, 70);
    const { lotId: newest } = await grantCredits(tx, operator, learner, 30);
    await buyCredits(tx, otherLearner, starter);
    await redeem(tx, learner, lessonId);
    await withdrawGrant(tx, operator, String(withdrawn));
    const members = [learner.id, otherLearner.id];
    const grantsSeenBy = async (actor: { id: string }, before: number | null, rows = 100) =>
      (await asRole(tx, actor, () => tx`select public.list_grants(${before}, ${rows}) as given`))
        .map(({ given }) => given)
        .filter(({ memberId }) => members.includes(memberId));
    const given = { memberId: learner.id, to: "Ada", reason: "A gift", closed: false };
    const all = [
      { ...given, lotId: newest, credits: 30, spent: 0, removed: 0 },
      { lotId: withdrawn, memberId: otherLearner.id, to: "Tomas", credits: 70, removed: 70 },
      { ...given, lotId: spent, credits: 400, spent: 300 },
    ];
    expect(await grantsSeenBy(operator, null)).toMatchObject(all);
    expect(await grantsSeenBy(operator, withdrawn)).toMatchObject(all.slice(2));
    expect(await grantsSeenBy(operator, newest + 1, 1)).toMatchObject(all.slice(0, 1));
    expect(await grantsSeenBy(learner, null)).toEqual([]);
  }),
);

test(
  "what is spent of a grant stays, and credits that were bought are no grant",
  withShop(async (tx, { learner, lessonId }, operator) => {
    const { lotId } = await grantCredits(tx, operator, learner, 400);
    await buyCredits(tx, learner, starter);
    await redeem(tx, learner, lessonId);
    expect(await withdrawGrant(tx, operator, String(lotId))).toEqual({ outcome: "spent" });
    const { lots } = await creditsOf(tx, learner);
    const bought = lots.find(({ credits }) => credits === 500);
    expect(await withdrawGrant(tx, operator, String(bought?.id))).toEqual({ outcome: "not_found" });
    expect((await creditsOf(tx, learner)).balance).toBe(600);
  }),
);

test.each([0, -1, 1_000_001])("%d credits are not granted", async (credits) => {
  await withShop(async (tx, { learner }, operator) => {
    expect(await grantCredits(tx, operator, learner, credits)).toEqual({ outcome: "wrong_amount" });
  })();
});

test("the sandbox's learner has credits from the start", async () => {
  const rows = await sql`
    select lot.credits, lot.purchase_id, lot.removed from private.credit_lots as lot
      join private.credit_accounts as account on account.id = lot.account_id
      join auth.users on users.id = account.buyer_key
    where users.email = 'ada@lectern.test' order by lot.id limit 1`;
  expect([...rows]).toEqual([{ credits: 1500, purchase_id: null, removed: 0 }]);
});
