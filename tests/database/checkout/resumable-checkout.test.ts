import { expect, test } from "vitest";
import { asRole, type Tx, withRollback } from "../../support/database/database.ts";
import { facts, record } from "../../support/database/payment-facts.ts";
import { createPurchase, createShop, openCheckout, type Shop } from "../../support/database/shop.ts";

type Terms = { buyer_id?: string; fee?: number; livemode?: boolean };

const changes: [string, (tx: Tx, shop: Shop, purchaseId: string) => Promise<Terms | undefined>][] = [
  ["the fee changed", async () => ({ fee: 20 })],
  ["the mode changed", async () => ({ livemode: true })],
  [
    "another payment of theirs is in review",
    async (tx, shop) => void (await createPurchase(tx, shop, { user_id: shop.learner.id, status: "review" })),
  ],
  ["it is another member's", async (_tx, shop) => ({ buyer_id: shop.creator.id })],
  [
    "the price changed",
    async (tx, shop) => void (await tx`update public.lessons set price = 13 where id = ${shop.lessonId}`),
  ],
  [
    "the lesson was archived",
    async (tx, shop) =>
      void (await tx`update public.lessons set status = 'archived' where id = ${shop.lessonId}`),
  ],
  [
    "its time is nearly over",
    async (tx, _shop, purchaseId) =>
      void (await tx`update public.purchases set expires_at = now() + interval '31 minutes' where id = ${purchaseId}`),
  ],
];

test(
  "a checkout can be resumed since its row was inserted",
  withRollback(async (tx) => {
    const shop = await createShop(tx);
    const checkout = await openCheckout(tx, shop.learner, shop.lessonId);
    expect(await getResumable(tx, shop)).toBeInstanceOf(Date);
    await record(tx, facts.opened(checkout));
    expect(await getResumable(tx, shop)).toBeInstanceOf(Date);
    await record(tx, facts.paid(checkout));
    expect(await getResumable(tx, shop)).toBeNull();
  }),
);

test.each(changes)("a checkout cannot be resumed once %s", (_what, change) =>
  withRollback(async (tx) => {
    const shop = await createShop(tx);
    const { purchaseId } = await openCheckout(tx, shop.learner, shop.lessonId);
    const terms = await change(tx, shop, purchaseId);
    expect(await getResumable(tx, shop, terms)).toBeNull();
  })(),
);

async function getResumable(tx: Tx, { learner, lessonId }: Shop, terms: Terms = {}): Promise<Date | null> {
  const { buyer_id = learner.id, fee = 10, livemode = false } = terms;
  const [row] = await asRole(
    tx,
    "service_role",
    () => tx<{ since: Date | null }[]>`
      select started_at as since from private.get_resumable_checkout(${buyer_id}, ${lessonId}, ${fee}, ${livemode})`,
  );
  return row?.since ?? null;
}
