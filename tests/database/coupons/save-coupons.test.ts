import { expect, test } from "vitest";
import { createCoupon } from "../../support/database/coupons.ts";
import { asRole, type Tx, withRollback } from "../../support/database/database.ts";
import { createShop, type Shop } from "../../support/database/shop.ts";

type Saved = { outcome: string; id: string };

test(
  "a creator makes a code, changes it once per tab, and ends it",
  withRollback(async (tx) => {
    const shop = await createShop(tx);
    const made = await save(tx, shop.creator, { lessonIds: [shop.lessonId], forAllLessons: false });
    expect(made).toMatchObject({ outcome: "saved" });
    expect(await save(tx, shop.creator, {})).toEqual({ outcome: "code_taken" });
    expect(await save(tx, shop.creator, { percent: 50 }, made.id, 1)).toMatchObject({ outcome: "saved" });
    expect(await save(tx, shop.creator, { percent: 60 }, made.id, 1)).toEqual({ outcome: "stale" });
    expect(await end(tx, shop.creator, made.id)).toBe(true);
    expect(await end(tx, shop.creator, made.id)).toBe(false);
  }),
);

test(
  "nobody changes or ends another creator's code, nor makes one for another's lesson",
  withRollback(async (tx) => {
    const shop = await createShop(tx);
    const id = await createCoupon(tx, shop.creator);
    expect(await save(tx, shop.otherCreator, {}, id, 1)).toEqual({ outcome: "not_found" });
    expect(await end(tx, shop.otherCreator, id)).toBe(false);
    expect(await save(tx, shop.learner, {})).toEqual({ outcome: "not_found" });
    const made = await save(tx, shop.otherCreator, { lessonIds: [shop.lessonId], forAllLessons: false });
    expect(await tx`select from public.coupon_lessons where coupon_id = ${made.id}`).toHaveLength(0);
  }),
);

async function save(tx: Tx, creator: { id: string }, changes: object, id?: string, version?: number) {
  const terms = { code: "Spring", percent: 25, forAllLessons: true, lessonIds: [], ...changes };
  const [row] = await asRole(
    tx,
    "service_role",
    () => tx<{ answer: Saved }[]>`
      select public.save_coupon(${creator.id}, ${tx.json(terms)}, ${id ?? null}, ${version ?? null}) as answer`,
  );
  if (!row) throw new Error("save_coupon answered nothing");
  return row.answer;
}

async function end(tx: Tx, creator: Shop["creator"], id: string): Promise<boolean> {
  const [row] = await asRole(
    tx,
    "service_role",
    () => tx<{ ended: boolean }[]>`select public.end_coupon(${creator.id}, ${id}) as ended`,
  );
  return row?.ended ?? false;
}
