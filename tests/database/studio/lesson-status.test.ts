import { expect, test } from "vitest";
import { asRole, withRollback } from "../../support/database/database.ts";
import { completeDraft, createDraft, publish, setStatus, startDraft } from "../../support/database/drafts.ts";
import { createPurchase, createShop, openCheckout } from "../../support/database/shop.ts";

const prices = [
  [{ price: 12 }, { priceMinor: 1200, feeMinor: 120, currency: "usd" }],
  [{ price: 0.55 }, { priceMinor: 55, feeMinor: 6, currency: "usd" }],
  [
    { price: 1990, currency: "huf" },
    { priceMinor: 199_000, feeMinor: 19_900, currency: "huf" },
  ],
  [{ price: 0 }, { priceMinor: 0, feeMinor: 0 }],
  [
    { price: null, slug: "" },
    { priceMinor: null, feeMinor: null, missing: ["slug", "price"] },
  ],
] as const;
test.each(prices)("the split of %j is shown before it is published as %j", (changes, shown) =>
  withRollback(async (tx) => {
    const { creator, otherCreator } = await createShop(tx);
    const lessonId = await createDraft(tx, creator, { ...completeDraft, ...changes });
    const look = (who: { id: string }) =>
      tx`select public.preview_publication(${who.id}, ${lessonId}, 10) as answer`;
    const news = { version: 2, missing: [], isChanged: true, status: null, publicSlug: null };
    expect(await look(creator)).toMatchObject([{ answer: { ...news, ...shown } }]);
    expect(await look(otherCreator)).toEqual([{ answer: null }]);
    if (changes.price === null) return;
    await publish(tx, creator, lessonId, 2);
    const published = { isChanged: false, status: "published", publicSlug: completeDraft.slug };
    expect(await look(creator)).toMatchObject([{ answer: published }]);
  })(),
);

test(
  "a body that a publication would change is a change",
  withRollback(async (tx) => {
    const { creator, lessonId } = await createShop(tx);
    await tx`update public.lessons set preview = 'Come in!' where id = ${lessonId}`;
    const look = () =>
      tx`select public.preview_publication(${creator.id}, ${lessonId}, 10) -> 'isChanged' as is_changed`;
    await startDraft(tx, creator, lessonId);
    expect(await look()).toEqual([{ is_changed: true }]);
    await publish(tx, creator, lessonId, 1);
    expect(await look()).toEqual([{ is_changed: false }]);
  }),
);

// biome-ignore format: a table
const states = [
  // status        guest sees it  buyer reads it  it can be bought
  ["unpublished",  true,          true,           false],
  ["archived",     false,         true,           false],
] as const;

test.each(states)("%s: seen by guests %s, read by buyers %s, sold %s", (status, seen, read, sold) =>
  withRollback(async (tx) => {
    const shop = await createShop(tx);
    await createPurchase(tx, shop);
    expect(await setStatus(tx, shop, shop.lessonId, status)).toEqual([{ done: true }]);
    const body = () => tx`select from public.lesson_contents where lesson_id = ${shop.lessonId}`;
    const lesson = () => tx`select from public.lessons where id = ${shop.lessonId}`;
    expect(await asRole(tx, "anon", lesson)).toHaveLength(seen ? 1 : 0);
    expect(await asRole(tx, shop.otherLearner, body)).toHaveLength(0);
    expect(await asRole(tx, shop.learner, body)).toHaveLength(read ? 1 : 0);
    expect((await openCheckout(tx, shop.otherLearner, shop.lessonId)).outcome === "open").toBe(sold);
    expect(await tx`select from private.catalogue where lesson_id = ${shop.lessonId}`).toEqual([]);
  })(),
);

test(
  "a lesson that was never published cannot be unpublished",
  withRollback(async (tx) => {
    const shop = await createShop(tx, { status: "draft" });
    await tx`update public.lessons set published_at = null where id = ${shop.lessonId}`;
    expect(await setStatus(tx, shop, shop.lessonId, "unpublished")).toEqual([{ done: false }]);
    expect(await setStatus(tx, shop, shop.lessonId, "archived")).toEqual([{ done: true }]);
  }),
);

test(
  "a lesson of a deleted account keeps its status",
  withRollback(async (tx) => {
    const shop = await createShop(tx);
    await createPurchase(tx, shop);
    await tx`select public.anonymize_user(${shop.creator.id})`;
    expect(await setStatus(tx, shop, shop.lessonId, "unpublished")).toEqual([{ done: false }]);
    expect(await tx`select status from public.lessons where id = ${shop.lessonId}`).toEqual([
      { status: "archived" },
    ]);
  }),
);
