import { expect, test } from "vitest";
import { asRole, type Tx, withRollback } from "../../support/database/database.ts";
import { addViews } from "../../support/database/lesson-views.ts";
import {
  createLesson,
  createPerson,
  createPurchase,
  createShop,
  type Shop,
} from "../../support/database/shop.ts";

const createLessons = async (tx: Tx, { creator, lessonId }: Shop, count: number) => {
  const ids = [lessonId];
  while (ids.length < count) ids.push(await createLesson(tx, { creator_id: creator.id }));
  return ids;
};

/** What 2026 earned in dollars, of the lessons after one. */
const page = (tx: Tx, { creator }: Shop, afterId: string | null, size: number) =>
  asRole(
    tx,
    creator,
    () => tx<{ id: string; net: number }[]>`
      select lesson_id as id, net_minor::integer as net
      from public.list_earnings_by_lesson('2026-01-01', '2026-12-31', 'usd', ${size}, ${afterId})`,
  );

test(
  "pages of lessons go on after the last one, those that earned most first",
  withRollback(async (tx) => {
    const shop = await createShop(tx);
    const ids = await createLessons(tx, shop, 5);
    for (const [index, lessonId] of ids.entries())
      for (const _sale of ids.slice(0, 1 + (index % 3))) {
        const buyer = await createPerson(tx);
        await createPurchase(
          tx,
          { ...shop, lessonId, learner: buyer },
          { purchase_date: "2026-05-01T12:00:00Z" },
        );
      }
    const all = await page(tx, shop, null, 101);
    expect(all.map(({ net }) => net / 1080)).toEqual([3, 2, 2, 1, 1]);
    for (const [index, { id }] of all.entries())
      expect(await page(tx, shop, id, 2)).toEqual(all.slice(index + 1, index + 3));
    expect(await page(tx, shop, shop.learner.id, 2)).toEqual([]);
  }),
);

test(
  "of lessons that earned as much the one with the larger gross is first, then the one that more have seen",
  withRollback(async (tx) => {
    const shop = await createShop(tx);
    // Ids decide last, and here against all else.
    const [dear = "", cheap = "", ...unsold] = (await createLessons(tx, shop, 6)).toSorted();
    const sold = { purchase_date: "2026-05-01T12:00:00Z", creator_earnings: "10.8" };
    await createPurchase(tx, { ...shop, lessonId: dear }, { ...sold, amount: "12", platform_fee: "1.2" });
    await createPurchase(tx, { ...shop, lessonId: cheap }, { ...sold, amount: "11", platform_fee: "0.2" });
    await addViews(tx, shop, cheap, "2026-05-01", 5);
    for (const [index, views] of [3, 2, 2, 1].entries())
      await addViews(tx, shop, unsold[index] ?? "", "2026-05-01", views);
    const all = await page(tx, shop, null, 101);
    const [most, second, third, least] = unsold;
    expect(all.map(({ id }) => id)).toEqual([dear, cheap, most, third, second, least]);
    for (const [index, { id }] of all.entries())
      expect(await page(tx, shop, id, 1)).toEqual(all.slice(index + 1, index + 2));
  }),
);
