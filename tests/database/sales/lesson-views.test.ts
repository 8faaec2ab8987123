import { expect, test } from "vitest";
import { asRole, type Tx, withRollback } from "../../support/database/database.ts";
import { addViews } from "../../support/database/lesson-views.ts";
import { createLesson, createPurchase, createShop } from "../../support/database/shop.ts";

type View = { slug: string; visitor: string; member_id?: string };

const recordViews = (tx: Tx, views: View[]) =>
  asRole(tx, "service_role", () => tx`select public.record_lesson_views(${tx.json(views)})`);

test(
  "a visitor counts once a day and lesson; its creator, its buyers and unknown lessons do not",
  withRollback(async (tx) => {
    const shop = await createShop(tx);
    await createPurchase(tx, shop);
    const slug = `l-${shop.lessonId}`;
    await recordViews(tx, [
      { slug, visitor: "one" },
      { slug, visitor: "two" },
      { slug, visitor: "mine", member_id: shop.creator.id },
      { slug, visitor: "bought", member_id: shop.learner.id },
      { slug, visitor: "looks", member_id: shop.otherLearner.id },
      { slug: "no-such-lesson", visitor: "one" },
    ]);
    await recordViews(tx, [{ slug, visitor: "one" }]);
    const seenBy = async (who: { id: string }) => {
      const day = new Date().toISOString().slice(0, 10);
      const [row] = await asRole(
        tx,
        who,
        () => tx<{ views: string }[]>`select public.sum_lesson_views(${day}, ${day}) as views`,
      );
      return Number(row?.views);
    };
    expect(await seenBy(shop.creator)).toBe(3);
    for (const other of [shop.otherCreator, shop.learner]) expect(await seenBy(other)).toBe(0);
  }),
);

/** Salt and hashes of a day that is over, and of no other. */
async function createOldVisitors(tx: Tx, lessonId: string, visitors: string[]): Promise<void> {
  await tx`delete from private.visitor_salts`;
  await tx`insert into private.visitor_salts (day) values ('2026-01-01')`;
  for (const visitor of visitors)
    await tx`insert into private.lesson_visitors (day, lesson_id, visitor) values ('2026-01-01', ${lessonId}, ${visitor})`;
}

test(
  "the first view of a day deletes yesterday's salt, which is cheap, and no hash is a visitor's name",
  withRollback(async (tx) => {
    const shop = await createShop(tx);
    await createOldVisitors(tx, shop.lessonId, ["x"]);
    await recordViews(tx, [{ slug: `l-${shop.lessonId}`, visitor: "one" }]);
    const rows = await tx<{ visitor: string }[]>`select encode(visitor, 'escape') as visitor
      from private.lesson_visitors where lesson_id = ${shop.lessonId} order by day`;
    expect(rows).toEqual([{ visitor: "x" }, { visitor: expect.not.stringContaining("one") }]);
    expect(await tx`select day > '2026-01-01' as is_new from private.visitor_salts`).toEqual([
      { is_new: true },
    ]);
  }),
);

test(
  "without a view of today, too, a job deletes yesterday's salt at once and its hashes some at a time",
  withRollback(async (tx) => {
    const shop = await createShop(tx);
    await createOldVisitors(tx, shop.lessonId, ["x", "y", "z"]);
    const deleteSome = async () => {
      const [row] = await asRole(
        tx,
        "service_role",
        () => tx<{ deleted: number }[]>`select public.delete_old_visitors(2) as deleted`,
      );
      return row?.deleted;
    };
    expect(await deleteSome()).toBe(2);
    expect(await tx`select from private.visitor_salts`).toHaveLength(0);
    await recordViews(tx, [{ slug: `l-${shop.lessonId}`, visitor: "one" }]);
    expect([await deleteSome(), await deleteSome()]).toEqual([1, 0]);
    expect(await tx`select from private.lesson_visitors where lesson_id = ${shop.lessonId}`).toHaveLength(1);
    expect(await tx`select from private.visitor_salts`).toHaveLength(1);
  }),
);

// biome-ignore format: a table
const ranges: [from: string, to: string, dollars: number, euros: number][] = [
  ["2026-03-15", "2026-03-15",   1,    0],
  ["2026-04-01", "2026-04-01",  20, 4000],
  ["2026-04-01", "2026-04-30", 320, 4000],
  ["2026-03-01", "2026-04-30", 321, 4000],
  ["2026-03-15", "2026-04-29",  21, 4000],
  ["2026-05-01", "2026-05-31",   0,    0],
];

test(
  "views of a range are those of its days, each once, and stand beside a lesson in its own currency alone",
  withRollback(async (tx) => {
    const shop = await createShop(tx);
    const inEuros = await createLesson(tx, { creator_id: shop.creator.id, currency: "eur" });
    await addViews(tx, shop, shop.lessonId, "2026-03-15", 1);
    await addViews(tx, shop, shop.lessonId, "2026-04-01", 20);
    await addViews(tx, shop, shop.lessonId, "2026-04-30", 300);
    await addViews(tx, shop, inEuros, "2026-04-01", 4000);
    for (const [from, to, dollars, euros] of ranges) {
      const [sum, ...lessons] = await asRole(
        tx,
        shop.creator,
        () => tx`
          select null as lesson_id, null as currency, public.sum_lesson_views(${from}, ${to})::integer as views
          union all
          select lesson_id, currency, views::integer
          from unnest(array['usd', 'eur']) as currency, public.list_earnings_by_lesson(${from}, ${to}, currency, 9)
          order by currency desc nulls first`,
      );
      expect(sum, `${from} to ${to}`).toMatchObject({ views: dollars + euros });
      const seen = [
        { lesson_id: shop.lessonId, currency: "usd", views: dollars },
        { lesson_id: inEuros, currency: "eur", views: euros },
      ];
      expect(lessons, `${from} to ${to}`).toEqual(seen.filter(({ views }) => views > 0));
    }
  }),
);
