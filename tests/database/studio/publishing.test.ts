import { describe, expect, test } from "vitest";
import { type Tx, withRollback } from "../../support/database/database.ts";
import {
  type Changes,
  completeDraft,
  createDraft,
  publish,
  restore,
  saveDraft,
  setStatus,
  startDraft,
} from "../../support/database/drafts.ts";
import { createPurchase, createShop, openCheckout } from "../../support/database/shop.ts";

const lessonOf = async (tx: Tx, lessonId: string) =>
  (
    await tx`select lessons.*, body from public.lessons join public.lesson_contents on lesson_id = id
      where id = ${lessonId}`
  )[0];
const versions = async (tx: Tx, lessonId: string) =>
  (
    await tx<{ title: string }[]>`
      select content ->> 'title' as title from public.lesson_versions where lesson_id = ${lessonId} order by number`
  ).map(({ title }) => title);
describe("publishing", () => {
  test(
    "makes the draft a lesson that is found and sold",
    withRollback(async (tx) => {
      const { creator, learner } = await createShop(tx);
      const lessonId = await createDraft(tx, creator);
      const published = { outcome: "published", slug: "bread-without-kneading", number: 1 };
      expect(await publish(tx, creator, lessonId, 2)).toEqual(published);
      const { price: _, paid_part, ...copied } = completeDraft;
      expect(await lessonOf(tx, lessonId)).toMatchObject({
        ...copied,
        creator_id: creator.id,
        status: "published",
        price_minor: "1200",
        body: `${completeDraft.preview}\n\n${paid_part}`,
      });
      expect(await tx`select from private.catalogue where lesson_id = ${lessonId}`).toHaveLength(1);
      expect((await openCheckout(tx, learner, lessonId)).outcome).toBe("open");
    }),
  );

  const incomplete = [
    [{}, ["title", "slug", "summary", "subject", "duration_minutes", "price", "paid_part"]],
    [{ ...completeDraft, preview: "", paid_part: " \n" }, ["paid_part"]],
    [{ ...completeDraft, outcomes: ["bake bread"] }, ["outcomes"]],
    [{ ...completeDraft, summary: "  " }, ["summary"]],
  ] as const;
  test.each(incomplete)("refuses %j: missing %j", (changes, missing) =>
    withRollback(async (tx) => {
      const { creator } = await createShop(tx);
      const lessonId = await createDraft(tx, creator, changes);
      const version = (await startDraft(tx, creator, lessonId)) ?? 0;
      expect(await publish(tx, creator, lessonId, version)).toEqual({ outcome: "incomplete", missing });
      expect(await lessonOf(tx, lessonId)).toBeUndefined();
    })(),
  );

  const complete: Changes[] = [
    { paid_part: "", preview: "# All of it" },
    { preview: "" },
    { price: 0 },
    { outcomes: ["bake", "eat"] },
    { currency: "jpy", price: 1200 },
    { language: "th", title: "ขนมปัง", summary: "แป้ง น้ำ" },
    { title: "x".repeat(140), summary: "x".repeat(500), audience: "x".repeat(500), slug: "x".repeat(120) },
    { preview: "x".repeat(20_000), paid_part: "x".repeat(179_998), outcomes: Array(5).fill("x".repeat(160)) },
  ];
  test.each(complete)("takes whatever a draft takes (%#)", (changes) =>
    withRollback(async (tx) => {
      const { creator } = await createShop(tx);
      const lessonId = await createDraft(tx, creator, { ...completeDraft, ...changes });
      expect(await publish(tx, creator, lessonId, 2)).toMatchObject({ outcome: "published" });
    })(),
  );

  test(
    "publishes what its creator saw, and nothing newer",
    withRollback(async (tx) => {
      const { creator } = await createShop(tx);
      const lessonId = await createDraft(tx, creator);
      await saveDraft(tx, creator, lessonId, 2, { title: "Rye" });
      expect(await publish(tx, creator, lessonId, 2)).toEqual({ outcome: "stale", version: 3 });
    }),
  );

  test(
    "keeps every state that was published",
    withRollback(async (tx) => {
      const { creator, lessonId } = await createShop(tx);
      await startDraft(tx, creator, lessonId);
      await saveDraft(tx, creator, lessonId, 1, { title: "Rye" });
      await publish(tx, creator, lessonId, 2);
      await publish(tx, creator, lessonId, 2);
      expect(await versions(tx, lessonId)).toEqual(["Kerning", "Rye"]);
    }),
  );

  test(
    "keeps the date of the first publication",
    withRollback(async (tx) => {
      const shop = await createShop(tx);
      const before = await lessonOf(tx, shop.lessonId);
      await startDraft(tx, shop.creator, shop.lessonId);
      await setStatus(tx, shop, shop.lessonId, "archived");
      await publish(tx, shop.creator, shop.lessonId, 1);
      expect(await lessonOf(tx, shop.lessonId)).toMatchObject({
        status: "published",
        published_at: before?.published_at,
      });
    }),
  );

  test(
    "counts the learners of a lesson that returns",
    withRollback(async (tx) => {
      const shop = await createShop(tx);
      await createPurchase(tx, shop);
      await tx`insert into public.kept_lessons (user_id, lesson_id)
        select unnest(${[shop.learner.id, shop.otherLearner.id]}::uuid[]), ${shop.lessonId}`;
      await startDraft(tx, shop.creator, shop.lessonId);
      await setStatus(tx, shop, shop.lessonId, "unpublished");
      await publish(tx, shop.creator, shop.lessonId, 1);
      const entries = await tx`select learners from private.catalogue where lesson_id = ${shop.lessonId}`;
      expect(entries).toEqual([{ learners: 2 }]);
    }),
  );

  test(
    "never takes another lesson's slug, present or former",
    withRollback(async (tx) => {
      const { creator, otherCreator } = await createShop(tx);
      const first = await createDraft(tx, creator);
      await publish(tx, creator, first, 2);
      const second = await createDraft(tx, otherCreator);
      expect(await publish(tx, otherCreator, second, 2)).toEqual({ outcome: "slug_taken" });
      await saveDraft(tx, creator, first, 2, { slug: "rye" });
      await publish(tx, creator, first, 3);
      expect(await publish(tx, otherCreator, second, 2)).toEqual({ outcome: "slug_taken" });
      expect(await lessonOf(tx, second)).toBeUndefined();
    }),
  );

  test(
    "never writes another creator's lesson",
    withRollback(async (tx) => {
      const { creator, otherCreator, lessonId } = await createShop(tx);
      await startDraft(tx, creator, lessonId);
      await tx`update public.lesson_drafts set creator_id = ${otherCreator.id} where lesson_id = ${lessonId}`;
      expect(await publish(tx, otherCreator, lessonId, 1)).toEqual({ outcome: "not_found" });
      expect(await lessonOf(tx, lessonId)).toMatchObject({ creator_id: creator.id });
    }),
  );

  test(
    "does not touch an open checkout's price",
    withRollback(async (tx) => {
      const { creator, learner, lessonId } = await createShop(tx);
      const { purchaseId } = await openCheckout(tx, learner, lessonId);
      await startDraft(tx, creator, lessonId);
      await saveDraft(tx, creator, lessonId, 1, { price: 99 });
      await publish(tx, creator, lessonId, 2);
      expect(await tx`select amount from public.purchases where id = ${purchaseId}`).toEqual([
        { amount: "12.0000" },
      ]);
    }),
  );

  test(
    "is for its creator alone",
    withRollback(async (tx) => {
      const shop = await createShop(tx);
      const lessonId = await createDraft(tx, shop.creator);
      await publish(tx, shop.creator, lessonId, 2);
      for (const other of [shop.otherCreator, shop.learner]) {
        expect(await restore(tx, other, lessonId, { number: 1, version: 2 })).toBe("not_found");
        expect(await publish(tx, other, lessonId, 2)).toEqual({ outcome: "not_found" });
        expect(await setStatus(tx, { creator: other }, shop.lessonId, "archived")).toEqual([{ done: false }]);
      }
    }),
  );
});
