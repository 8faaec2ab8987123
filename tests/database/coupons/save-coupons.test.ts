import { expect, test } from "vitest";
import { createCoupon, endCoupon, saveCoupon } from "../../support/database/coupons.ts";
import { type Tx, withRollback } from "../../support/database/database.ts";
import { createShop } from "../../support/database/shop.ts";

test(
  "a creator makes a code, changes it once per tab, and ends it",
  withRollback(async (tx) => {
    const shop = await createShop(tx);
    const made = await save(tx, shop.creator, { lessonIds: [shop.lessonId], forAllLessons: false });
    expect(made).toMatchObject({ outcome: "saved" });
    expect(await save(tx, shop.creator, {})).toEqual({ outcome: "code_taken" });
    expect(await save(tx, shop.creator, { percent: 50 }, made.id, 1)).toMatchObject({ outcome: "saved" });
    expect(await save(tx, shop.creator, { percent: 60 }, made.id, 1)).toEqual({ outcome: "stale" });
    expect(await endCoupon(tx, shop.creator, made.id)).toBe(true);
    expect(await endCoupon(tx, shop.creator, made.id)).toBe(false);
  }),
);

test(
  "nobody changes or ends another creator's code, nor makes one for another's lesson",
  withRollback(async (tx) => {
    const shop = await createShop(tx);
    const id = await createCoupon(tx, shop.creator);
    expect(await save(tx, shop.otherCreator, {}, id, 1)).toEqual({ outcome: "not_found" });
    expect(await endCoupon(tx, shop.otherCreator, id)).toBe(false);
    expect(await save(tx, shop.learner, {})).toEqual({ outcome: "not_found" });
    const made = await save(tx, shop.otherCreator, { lessonIds: [shop.lessonId], forAllLessons: false });
    expect(await tx`select from public.coupon_lessons where coupon_id = ${made.id}`).toHaveLength(0);
  }),
);

const save = (tx: Tx, creator: { id: string }, changes: object, id?: string, version = 1) =>
  saveCoupon(
    tx,
    creator,
    { code: "Spring", percent: 25, forAllLessons: true, lessonIds: [], ...changes },
    id ? { id, version } : {},
  );
