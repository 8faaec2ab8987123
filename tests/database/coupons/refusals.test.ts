import { describe, expect, test } from "vitest";
import { type CouponFields, createCoupon, quote, usesOf } from "../../support/database/coupons.ts";
import { type Tx, withRollback } from "../../support/database/database.ts";
import { facts, record } from "../../support/database/payment-facts.ts";
import { createLesson, createShop, openCheckout, type Shop } from "../../support/database/shop.ts";

const past = "2020-01-01T00:00:00Z";
const future = "2090-01-01T00:00:00Z";

const refused: [reason: string, fields: CouponFields, more?: object][] = [
  ["unknown", { code: "WINTER" }],
  ["not_started", { starts_at: future }, { startsAt: "2090-01-01T00:00:00+00:00" }],
  ["ended", { starts_at: past, ends_at: "2021-01-01T00:00:00Z" }],
  ["other_lesson", { for_all_lessons: false }],
  ["other_currency", { percent: null, amount: "2", currency: "eur" }, { currency: "eur" }],
  ["below_minimum", { minimum_price: "12.01", currency: "usd" }, { minimumMinor: 1201, currency: "usd" }],
];

describe("a code is refused with its reason, to guests and buyers, and opens no checkout:", () => {
  test.each(refused)("%s", (reason, fields, more = {}) =>
    withRollback(async (tx) => {
      const shop = await createShop(tx);
      await createCoupon(tx, shop.creator, fields);
      const answer = { outcome: "coupon_invalid", reason, ...more };
      expect(await quote(tx, null, shop.lessonId)).toMatchObject(answer);
      expect(await open(tx, shop)).toMatchObject(answer);
      expect(await tx`select from public.purchases where lesson_id = ${shop.lessonId}`).toHaveLength(0);
    })(),
  );

  test(
    "ended, at the moment of its end",
    withRollback(async (tx) => {
      const shop = await createShop(tx);
      const id = await createCoupon(tx, shop.creator, { starts_at: past });
      await tx`update public.coupons set ends_at = now() where id = ${id}`;
      expect(await open(tx, shop)).toMatchObject({ reason: "ended" });
    }),
  );

  test(
    "unknown, where it is another creator's",
    withRollback(async (tx) => {
      const shop = await createShop(tx);
      await createCoupon(tx, shop.otherCreator);
      expect(await open(tx, shop)).toMatchObject({ reason: "unknown" });
    }),
  );
});

test.each(["SPRING", "spring", " s p r i n g ", "ｓｐｒｉｎｇ", "Spring\u200b"])(
  "%j is the code SPRING",
  (code) =>
    withRollback(async (tx) => {
      const shop = await createShop(tx);
      await createCoupon(tx, shop.creator);
      expect(await quote(tx, null, shop.lessonId, code)).toMatchObject({ outcome: "valid", code: "SPRING" });
    })(),
);

test.each([
  ["خصم ٢٥", "خصم٢٥"],
  ["春の割引", "春 の 割 引"],
  ["Ελλάς", "ΕΛΛΆΣ"],
  ["خصم٢٠", "خصم20"],
  ["ลด20", "ลด๒๐"],
  ["छूट २०", "छूट۲۰"],
])("%s is found as %s", (code, typed) =>
  withRollback(async (tx) => {
    const shop = await createShop(tx);
    await createCoupon(tx, shop.creator, { code });
    expect(await quote(tx, null, shop.lessonId, typed)).toMatchObject({ outcome: "valid", code });
  })(),
);

test(
  "a code for some lessons is for these alone",
  withRollback(async (tx) => {
    const shop = await createShop(tx);
    const otherLessonId = await createLesson(tx, { creator_id: shop.creator.id });
    const id = await createCoupon(tx, shop.creator, { for_all_lessons: false });
    await tx`insert into public.coupon_lessons values (${id}, ${shop.lessonId}, ${shop.creator.id})`;
    expect(await quote(tx, null, shop.lessonId)).toMatchObject({ outcome: "valid" });
    expect(await quote(tx, null, otherLessonId)).toMatchObject({ reason: "other_lesson" });
  }),
);

describe("the limit per person", () => {
  test(
    "counts all of a buyer's checkouts, and tells which one holds a use",
    withRollback(async (tx) => {
      const shop = await createShop(tx);
      const otherLessonId = await createLesson(tx, { creator_id: shop.creator.id });
      const id = await createCoupon(tx, shop.creator, { person_limit: 1 });
      const first = await open(tx, shop);
      const held = { reason: "held_by_you", title: "Kerning", slug: `l-${shop.lessonId}` };
      expect(await open(tx, shop, otherLessonId)).toMatchObject(held);
      await record(tx, facts.paid(first));
      expect(await open(tx, shop, otherLessonId)).toMatchObject({ reason: "used_by_you" });
      expect(await openCheckout(tx, shop.otherLearner, otherLessonId, { code: "SPRING" })).toMatchObject({
        outcome: "open",
      });
      // Other members are not told about that checkout.
      expect(await open(tx, shop, otherLessonId)).toMatchObject({ reason: "used_by_you" });
      expect(await usesOf(tx, id)).toBe(2);
    }),
  );

  test(
    "is not used up by the checkout that is continued, or replaced",
    withRollback(async (tx) => {
      const shop = await createShop(tx);
      await createCoupon(tx, shop.creator, { person_limit: 1, total_limit: 1 });
      const first = await open(tx, shop);
      expect(await open(tx, shop)).toEqual(first);
      expect(await quote(tx, shop.learner, shop.lessonId)).toMatchObject({ outcome: "valid" });
      await tx`update public.lessons set price = 20 where id = ${shop.lessonId}`;
      expect(await open(tx, shop)).toMatchObject({ outcome: "outdated", purchaseId: first.purchaseId });
    }),
  );
});

const open = (tx: Tx, { learner, lessonId }: Shop, wanted = lessonId) =>
  openCheckout(tx, learner, wanted, { code: "SPRING" });
