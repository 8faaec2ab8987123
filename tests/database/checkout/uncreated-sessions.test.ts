import { describe, expect, test } from "vitest";
import { asRole, type Tx, withRollback } from "../../support/database/database.ts";
import { facts, record } from "../../support/database/payment-facts.ts";
import { getPurchase, openCheckout, type Shop } from "../../support/database/shop.ts";
import { createCheckout, getSnapshot } from "../../support/database/snapshot.ts";

const { opened, paid } = facts;

describe("a checkout without a known session", () => {
  test(
    "expires an hour after its time, and the learner may buy",
    withRollback(async (tx) => {
      const { shop, checkout } = await createCheckout(tx);
      await endedAgo(tx, shop, "61 minutes");
      await expireUnknown(tx);
      expect((await getPurchase(tx, checkout.purchaseId)).status).toBe("expired");
      const [last] = await tx`select to_status, cause, source from public.purchase_status_changes
        where purchase_id = ${checkout.purchaseId} order by id desc limit 1`;
      expect(last).toEqual({
        to_status: "expired",
        cause: "session_never_created",
        source: "reconcile",
      });
      const next = await openCheckout(tx, shop.learner, shop.lessonId);
      expect(next).toMatchObject({ outcome: "open", sessionId: null });
      expect(next.purchaseId).not.toBe(checkout.purchaseId);
    }),
  );

  test(
    "is completed nevertheless if it was paid",
    withRollback(async (tx) => {
      const { shop, checkout } = await createCheckout(tx);
      await endedAgo(tx, shop, "61 minutes");
      await expireUnknown(tx);
      await record(tx, opened(checkout));
      expect((await getPurchase(tx, checkout.purchaseId)).status).toBe("expired");
      expect(await record(tx, paid(checkout))).toMatchObject({ outcome: "recorded", status: "completed" });
      expect(await getSnapshot(tx, shop, checkout)).toMatchObject({ paid: 1200, access: true });
    }),
  );

  test(
    "does not expire before, nor where a session is known",
    withRollback(async (tx) => {
      const unknown = await createCheckout(tx);
      await endedAgo(tx, unknown.shop, "59 minutes");
      const known = await createCheckout(tx);
      await record(tx, opened(known.checkout));
      await endedAgo(tx, known.shop, "3 days");
      await expireUnknown(tx);
      for (const { checkout } of [unknown, known]) {
        expect((await getPurchase(tx, checkout.purchaseId)).status).toBe("pending");
      }
    }),
  );

  test(
    "is counted when it expires, and not again",
    withRollback(async (tx) => {
      const { shop } = await createCheckout(tx);
      await endedAgo(tx, shop, "2 hours");
      expect(await expireUnknown(tx)).toBeGreaterThanOrEqual(1);
      expect(await expireUnknown(tx)).toBe(0);
    }),
  );
});

const endedAgo = (tx: Tx, { lessonId }: Shop, time: string) =>
  tx`update public.purchases set expires_at = now() - ${time}::text::interval where lesson_id = ${lessonId}`;

async function expireUnknown(tx: Tx): Promise<number | undefined> {
  const [row] = await asRole(
    tx,
    "service_role",
    async () => tx<{ ended: number }[]>`select public.expire_unknown_checkouts() as ended`,
  );
  return row?.ended;
}
