import { describe, expect, test } from "vitest";
import { type Actor, asRole, type Tx, withRollback } from "../../support/database/database.ts";
import { searchScripts } from "../../support/database/search-scripts.ts";
import { createPurchase, createShop } from "../../support/database/shop.ts";

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
