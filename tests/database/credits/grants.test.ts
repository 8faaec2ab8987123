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
import { asRole, type Tx, withRollback } from "../../support/database/database.ts";
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
