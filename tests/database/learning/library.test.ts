import { describe, expect, test } from "vitest";
import { asRole, type Tx, withRollback } from "../../support/database/database.ts";
import { createLesson, createPurchase, createShop, type Shop } from "../../support/database/shop.ts";

describe("the library", () => {
  test(
    "lists bought lessons and started free lessons; nothing of others, nothing without access",
    withRollback(async (tx) => {
      const shop = await createShop(tx);
      const free = await createLesson(tx, { creator_id: shop.creator.id, price: "0" });
      expect(await listLibrary(tx, shop)).toEqual([]);
      await createPurchase(tx, shop);
      expect(await listLibrary(tx, shop)).toEqual([shop.lessonId]);
      await visit(tx, shop, free);
      expect(new Set(await listLibrary(tx, shop))).toEqual(new Set([free, shop.lessonId]));
      expect(await listLibrary(tx, { learner: shop.otherLearner })).toEqual([]);
      await tx`update public.lessons set status = 'archived' where id = ${free}`;
      expect(new Set(await listLibrary(tx, shop))).toEqual(new Set([free, shop.lessonId]));
    }),
  );

  test(
    "loses a refunded lesson, and lists it again with its progress once it is bought again",
    withRollback(async (tx) => {
      const shop = await createShop(tx);
      const first = await createPurchase(tx, shop);
      await visit(tx, shop, shop.lessonId, 0.5);
      await tx`update public.purchases set status = 'refunded', refunded_amount = 12 where id = ${first}`;
      expect(await listLibrary(tx, shop)).toEqual([]);
      await createPurchase(tx, shop);
      expect(await rows(tx, shop, "in-progress")).toMatchObject([
        { lesson_id: shop.lessonId, furthest: 0.5, started: true },
      ]);
    }),
  );

  test(
    "separates started, finished and unopened lessons",
    withRollback(async (tx) => {
      const shop = await createShop(tx);
      await createPurchase(tx, shop);
      expect(await listLibrary(tx, shop, "in-progress")).toEqual([]);
      await visit(tx, shop, shop.lessonId);
      expect(await listLibrary(tx, shop, "in-progress")).toEqual([shop.lessonId]);
      expect(await listLibrary(tx, shop, "finished")).toEqual([]);
      await asRole(
        tx,
        shop.learner,
        () => tx`select public.record_progress(${shop.lessonId}, finished => true)`,
      );
      expect(await listLibrary(tx, shop, "in-progress")).toEqual([]);
      expect(await listLibrary(tx, shop, "finished")).toEqual([shop.lessonId]);
    }),
  );

  test(
    "is paged, last used first, without gaps or repeats",
    withRollback(async (tx) => {
      const shop = await createShop(tx, { price: "0" });
      const ids = [shop.lessonId];
      for (let count = 0; count < 4; count++)
        ids.push(await createLesson(tx, { creator_id: shop.creator.id, price: "0" }));
      for (const id of ids) await visit(tx, shop, id);
      // All in one transaction, so all at one time: the id alone must tell them apart. One was used later.
      await tx`alter table public.lesson_progress disable trigger touch_updated_at`;
      await tx`update public.lesson_progress set updated_at = '2100-01-01' where lesson_id = ${ids[2] ?? ""}`;
      const seen: string[] = [];
      for (let cursor: { last_at: string; lesson_id: string } | undefined; ; ) {
        const page = await rows(tx, shop, "all", cursor, 2);
        if (page.length === 0) break;
        seen.push(...page.map((row) => row.lesson_id));
        cursor = page.at(-1);
      }
      expect(seen[0]).toBe(ids[2]);
      expect([...seen].sort()).toEqual([...ids].sort());
    }),
  );

  test(
    "of a creator has none of their own lessons",
    withRollback(async (tx) => {
      const shop = await createShop(tx, { price: "0" });
      await visit(tx, { learner: shop.creator }, shop.lessonId);
      expect(await listLibrary(tx, { learner: shop.creator })).toEqual([]);
    }),
  );
});

type Learner = Pick<Shop, "learner">;

const visit = (tx: Tx, { learner }: Learner, lessonId: string, fraction: number | null = null) =>
  asRole(tx, learner, () => tx`select public.record_progress(${lessonId}, fraction => ${fraction})`);

const listLibrary = async (tx: Tx, learner: Learner, kind = "all") =>
  (await rows(tx, learner, kind)).map((row) => row.lesson_id);

type Row = { lesson_id: string; last_at: string; furthest: number; started: boolean };

const rows = (
  tx: Tx,
  { learner }: Learner,
  kind: string,
  after?: Row | { last_at: string; lesson_id: string },
  size = 20,
) =>
  asRole(
    tx,
    learner,
    () => tx<Row[]>`
      select *, last_at::text from public.list_library(${kind}, ${after?.last_at ?? null}::text::timestamptz, ${after?.lesson_id ?? null}, ${size})`,
  );
