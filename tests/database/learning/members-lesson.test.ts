import { expect, test } from "vitest";
import {
  type Actor,
  asRole,
  denied,
  errorCodeOf,
  type Tx,
  withRollback,
} from "../../support/database/database.ts";
import { createPurchase, createShop } from "../../support/database/shop.ts";

const read = (tx: Tx, actor: Actor, slug: string) =>
  asRole(tx, actor, async () => {
    const [row] = await tx`select public.get_members_lesson(${slug}) as lesson`;
    return row?.lesson;
  });

async function slugOf(tx: Tx, lessonId: string): Promise<string> {
  const [row] = await tx`select slug from public.lessons where id = ${lessonId}`;
  return row?.slug;
}

test(
  "a lesson is read with what its reader may have of it: the body and their purchases, or the card alone",
  withRollback(async (tx) => {
    const shop = await createShop(tx);
    await createPurchase(tx, shop);
    const slug = await slugOf(tx, shop.lessonId);
    const card = { id: shop.lessonId, slug, status: "published", priceMinor: 1200 };
    const bought = { lesson: card, content: { hasVideo: false, captionsLanguage: null }, rendering: {} };
    expect(await read(tx, shop.learner, slug)).toMatchObject({
      ...bought,
      purchases: [{ status: "completed" }],
    });
    expect(await read(tx, shop.creator, slug)).toMatchObject({ ...bought, purchases: [] });
    const shown = {
      lesson: card,
      content: null,
      rendering: null,
      progress: null,
      openedAt: null,
      purchases: [],
    };
    expect(await read(tx, shop.otherLearner, slug)).toMatchObject(shown);
  }),
);

test(
  "of many purchases of one lesson the newest twenty are read, newest first",
  withRollback(async (tx) => {
    const shop = await createShop(tx);
    const ids: string[] = [];
    for (let day = 10; day < 31; day += 1)
      ids.push(
        await createPurchase(tx, shop, { status: "failed", purchase_date: `2026-05-${day}T00:00:00Z` }),
      );
    const { purchases } = await read(tx, shop.learner, await slugOf(tx, shop.lessonId));
    expect(purchases.map(({ id }: { id: string }) => id)).toEqual(ids.slice(1).reverse());
  }),
);

test(
  "a draft is read by its creator alone, and no lesson by guests",
  withRollback(async (tx) => {
    const shop = await createShop(tx, { status: "draft" });
    const slug = await slugOf(tx, shop.lessonId);
    expect(await read(tx, shop.creator, slug)).toMatchObject({ lesson: { id: shop.lessonId } });
    expect(await read(tx, shop.otherLearner, slug)).toBeNull();
    expect(await errorCodeOf(tx, (inner) => read(inner, "anon", slug))).toBe(denied);
  }),
);
