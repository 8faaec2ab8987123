import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { type Tx, withRollback } from "../../support/database/database.ts";
import { createDraft, readDraft, saveDraft } from "../../support/database/drafts.ts";
import { createShop } from "../../support/database/shop.ts";

const refused = (tx: Tx, lessonId: string) =>
  tx`select typed from public.refused_draft_saves where lesson_id = ${lessonId} order by refused_at`;

describe("a save", () => {
  test(
    "of another version is refused with what there is",
    withRollback(async (tx) => {
      const { creator } = await createShop(tx);
      const lessonId = await createDraft(tx, creator, { paid_part: "From the phone" });
      const stale = await saveDraft(tx, creator, lessonId, 1, { paid_part: "From the train", title: "" });
      expect(stale).toEqual({ outcome: "stale", version: 2 });
      expect(await readDraft(tx, lessonId)).toMatchObject({ version: 2, paid_part: "From the phone" });
      // What its writer had not touched is no part of it.
      expect(await refused(tx, lessonId)).toEqual([{ typed: { paid_part: "From the train" } }]);
    }),
  );

  test(
    "settles the refused save that it names",
    withRollback(async (tx) => {
      const { creator } = await createShop(tx);
      const lessonId = await createDraft(tx, creator, { title: "Rye" });
      const [first, second] = [randomUUID(), randomUUID()];
      await saveDraft(tx, creator, lessonId, 1, { title: "Spelt" }, first);
      await saveDraft(tx, creator, lessonId, 1, { title: "Oats" }, second);
      await tx`select public.save_lesson_draft(${creator.id}, ${lessonId}, 2, ${randomUUID()}, '{"title": "Spelt"}',
        ${first})`;
      expect(await refused(tx, lessonId)).toEqual([{ typed: { title: "Oats" } }]);
    }),
  );

  test(
    "that is refused, too, settles the refused save that it was built on",
    withRollback(async (tx) => {
      const { creator, otherCreator } = await createShop(tx);
      const lessonId = await createDraft(tx, creator, { title: "Rye" });
      const [first, second, third] = [randomUUID(), randomUUID(), randomUUID()];
      await saveDraft(tx, creator, lessonId, 1, { title: "Spelt" }, first);
      await tx`select public.save_lesson_draft(${creator.id}, ${lessonId}, 1, ${second}, '{"title": "Oats"}', ${first})`;
      expect(await refused(tx, lessonId)).toEqual([{ typed: { title: "Oats" } }]);
      const keep = (who: { id: string }, typed: string) =>
        tx`select public.keep_draft_input(${who.id}, ${lessonId}, ${third}, ${tx.json({ price: typed })}, null, ${second})`;
      await keep(otherCreator, "ten");
      expect(await refused(tx, lessonId)).toEqual([{ typed: { title: "Oats" } }]);
      await keep(creator, "ten");
      await keep(creator, "twelve"); // Typed after an answer that was lost.
      expect(await refused(tx, lessonId)).toEqual([{ typed: { price: "twelve" } }]);
    }),
  );

  test(
    "of a version that is long past is refused with all that differs",
    withRollback(async (tx) => {
      const { creator } = await createShop(tx);
      const lessonId = await createDraft(tx, creator, { title: "Rye", summary: "Dark." });
      await tx`update public.lesson_drafts set version = 300 where lesson_id = ${lessonId}`;
      const old = { title: "Rye", summary: "", audience: "" };
      expect(await saveDraft(tx, creator, lessonId, 1, old)).toEqual({ outcome: "stale", version: 300 });
      expect(await refused(tx, lessonId)).toEqual([{ typed: old }]);
    }),
  );

  test(
    "is compared with what its form showed, whatever was saved since",
    withRollback(async (tx) => {
      const { creator } = await createShop(tx);
      const lessonId = await createDraft(tx, creator, { title: "Rye", summary: "Dark." });
      await saveDraft(tx, creator, lessonId, 2, { title: "Spelt" });
      await saveDraft(tx, creator, lessonId, 3, { title: "Oats", summary: "Light." });
      const late = await saveDraft(tx, creator, lessonId, 2, { title: "Rye", summary: "Darker." });
      expect(late).toMatchObject({ outcome: "stale" });
      expect(await refused(tx, lessonId)).toEqual([{ typed: { summary: "Darker." } }]);
    }),
  );

  test(
    "is refused and kept for its creator alone",
    withRollback(async (tx) => {
      const { creator, otherCreator } = await createShop(tx);
      const lessonId = await createDraft(tx, creator);
      const keep = (who: { id: string }) =>
        tx`select public.keep_draft_input(${who.id}, ${lessonId}, ${lessonId}, '{"price": "ten"}') as kept`;
      expect(await keep(otherCreator)).toEqual([{ kept: false }]);
      expect(await keep(creator)).toEqual([{ kept: true }]);
      await tx`select public.discard_draft_input(${otherCreator.id}, ${lessonId}, ${lessonId})`;
      expect(await refused(tx, lessonId)).toHaveLength(1);
      await tx`select public.discard_draft_input(${creator.id}, ${lessonId}, ${lessonId})`;
      expect(await refused(tx, lessonId)).toEqual([]);
    }),
  );
});
