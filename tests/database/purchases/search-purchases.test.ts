import { describe, expect, test } from "vitest";
import { buyCredits } from "../../support/database/credits.ts";
import { type Actor, asRole, type Tx, withRollback } from "../../support/database/database.ts";
import { searchScripts } from "../../support/database/search-scripts.ts";
import { createPurchase, createShop, type Shop } from "../../support/database/shop.ts";

describe("the history is searched as the catalogue is", () => {
  test.each(Object.entries(searchScripts))("%s", (_kind, rows) =>
    withRollback(async (tx) => {
      const shop = await createShop(tx);
      await createPurchase(tx, shop);
      for (const [title, finds, doesNotFind] of rows) {
        await tx`update public.lessons set title = ${title} where id = ${shop.lessonId}`;
        const found: string[] = [];
        for (const words of [...finds, ...doesNotFind])
          if ((await search(tx, shop.learner, { words })).total > 0) found.push(words);
        expect(found, title).toEqual(finds);
      }
    })(),
  );
});

test("one's own purchases alone, by the title that the history shows", () =>
  withRollback(async (tx) => {
    const shop = await createShop(tx);
    const own = await createPurchase(tx, shop);
    expect(await search(tx, shop.learner, { words: "kerning" })).toEqual({ total: 1, ids: [own] });
    for (const other of [shop.otherLearner, shop.creator])
      expect(await search(tx, other, { words: "kerning" })).toEqual({ total: 0, ids: [] });
    // Archived before it was paid: hidden from this buyer.
    await createPurchase(tx, shop, { user_id: shop.otherLearner.id, status: "expired" });
    await tx`update public.lessons set status = 'archived' where id = ${shop.lessonId}`;
    expect(await search(tx, shop.learner, { words: "kerning" })).toMatchObject({ total: 1 });
    expect(await search(tx, shop.otherLearner, { words: "kerning" })).toMatchObject({ total: 0 });
  })());

test("filters and pages", () =>
  withRollback(async (tx) => {
    const shop = await createShop(tx);
    const add = (status: string, purchase_date: string) =>
      createPurchase(tx, shop, { status, purchase_date });
    const old = await add("expired", "2025-06-01T00:00:00Z");
    const refunded = await add("refunded", "2026-06-01T00:00:00Z");
    const newest = await add("completed", "2026-07-01T00:00:00Z");
    const asked = { words: "kerning" };
    const year = { since: "2025-01-01Z", until: "2026-01-01Z" };
    expect(await search(tx, shop.learner, { ...asked, ...year })).toEqual({ total: 1, ids: [old] });
    expect(await search(tx, shop.learner, { ...asked, statuses: ["refunded"] })).toMatchObject({ total: 1 });
    const first = await search(tx, shop.learner, { ...asked, max_rows: 2 });
    expect(first).toEqual({ total: 3, ids: [newest, refunded] });
    const next = { before: "2026-06-01T00:00:00Z", before_id: refunded };
    expect(await search(tx, shop.learner, { ...asked, ...next })).toEqual({ total: 3, ids: [old] });
  })());

test("of those who bought the same pack, each finds their own purchase", () =>
  withRollback(async (tx) => {
    const { learner, otherLearner } = await createShop(tx);
    for (const buyer of [learner, otherLearner]) {
      const { purchaseId } = await buyCredits(tx, buyer);
      expect(await search(tx, buyer, { words: "starter" })).toEqual({ total: 1, ids: [purchaseId] });
    }
  })());

test("of purchases of one time each is on one page", () =>
  withRollback(async (tx) => {
    const shop = await createShop(tx);
    const purchase_date = "2026-06-01T00:00:00Z";
    const ids: string[] = [];
    for (let nr = 0; nr < 5; nr++)
      ids.push(await createPurchase(tx, shop, { status: "expired", purchase_date }));
    for (const max_rows of [1, 2]) {
      const seen: string[] = [];
      for (let last: { before: string; before_id: string } | undefined; ; ) {
        const page = await search(tx, shop.learner, { words: "kerning", max_rows, ...last });
        seen.push(...page.ids);
        const before_id = page.ids.at(-1);
        if (!before_id) break;
        last = { before: purchase_date, before_id };
      }
      expect(seen, `by ${max_rows}`).toEqual(ids.toSorted().reverse());
    }
  })());

test("a title that more than 1,000 lessons have finds the purchases of each of them", () =>
  withRollback(async (tx) => {
    const shop = await createShop(tx);
    const lessonIds = await createNamesakes(tx, shop, 1_002);
    const bought: string[] = [];
    for (const lessonId of [lessonIds[0], lessonIds.at(-1)])
      bought.push(await createPurchase(tx, { ...shop, lessonId: lessonId ?? "" }));
    const found = await search(tx, shop.learner, { words: "namesake" });
    expect(found).toEqual({ total: 2, ids: bought.toSorted().reverse() });
  })());

/** Published lessons of one title, without the triggers, which list them one by one. */
async function createNamesakes(tx: Tx, { creator }: Shop, count: number): Promise<string[]> {
  await tx`set local session_replication_role = replica`;
  const rows = await tx<{ id: string }[]>`
    insert into public.lessons
      (creator_id, slug, title, summary, subject, price, status, duration_minutes, published_at)
    select ${creator.id}, 'namesake-' || n, 'Namesake', 'Like others.', 'craft', 12, 'published', 24, now()
    from generate_series(1, ${count}::integer) as n returning id`;
  await tx`
    insert into private.lesson_titles (lesson_id, document)
    select id, private.search_vector(title) from public.lessons where id in ${tx(rows.map(({ id }) => id))}`;
  await tx`set local session_replication_role = default`;
  return rows.map(({ id }) => id);
}

type Asked = {
  words: string;
  statuses?: string[];
  since?: string;
  until?: string;
  before?: string;
  before_id?: string;
  max_rows?: number;
};

async function search(tx: Tx, actor: Actor, asked: Asked) {
  const { words, statuses = null, since = null, until = null, before = null, before_id = null } = asked;
  const [row] = await asRole(
    tx,
    actor,
    () => tx<{ answer: { total: number; ids: string[] } }[]>`
      select public.search_purchases(${words}, ${statuses}::text[]::public.purchase_status[], ${since}, ${until},
        ${before}, ${before_id}, ${asked.max_rows ?? 20}) as answer`,
  );
  if (!row) throw new Error("search_purchases answered nothing");
  return row.answer;
}
