import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { asRole, type Tx, withRollback } from "../../support/database/database.ts";
import { createDraft, publish, readDraft, saveDraft, startDraft } from "../../support/database/drafts.ts";
import { createShop, type Shop } from "../../support/database/shop.ts";

const remove = (tx: Tx, creator: { id: string }, lessonId: string) =>
  tx`select public.delete_lesson_draft(${creator.id}, ${lessonId}) as done`;

describe("a draft", () => {
  test(
    "begins empty for a new lesson, once",
    withRollback(async (tx) => {
      const { creator } = await createShop(tx);
      const lessonId = randomUUID();
      expect(await startDraft(tx, creator, lessonId)).toBe(1);
      await saveDraft(tx, creator, lessonId, 1, { title: "Bread" });
      expect(await startDraft(tx, creator, lessonId)).toBe(2);
      expect(await readDraft(tx, lessonId)).toMatchObject({ title: "Bread", paid_part: "", price: null });
    }),
  );

  test(
    "begins with the video and the captions that the lesson has",
    withRollback(async (tx) => {
      const lessonId = "b0000000-0000-4000-8000-000000000406";
      await startDraft(tx, { id: "c0000000-0000-4000-8000-000000000004" }, lessonId);
      const rows = await tx`
        select video.path = content.video_path as video, captions.content = content.video_captions as captions
        from public.lesson_drafts as draft join public.lesson_contents as content using (lesson_id)
          join public.lesson_files as video on video.id = draft.video_id
          join public.lesson_files as captions on captions.id = draft.captions_id
        where draft.lesson_id = ${lessonId}`;
      expect(rows).toEqual([{ video: true, captions: true }]);
    }),
  );

  const beginnings = [
    ["a body that repeats the preview", "# One\n\nRead.", "# One\n\nRead.\n\n# Two", "# Two"],
    ["a body without a preview", "", "# One", "# One"],
    ["a body that begins otherwise", "Come in!", "# One", "# One"],
    ["a body whose first word continues the preview", "# A", "# Apples", "# Apples"],
    ["a preview that ends a line", "# A\n", "# A\nB", "B"],
    ["the longest body", "Come in!", "x".repeat(200_000), "x".repeat(200_000)],
  ] as const;
  test.each(beginnings)("begins with what is published: %s", (_what, preview, body, paidPart) =>
    withRollback(async (tx) => {
      const { creator, lessonId } = await createShop(tx);
      await tx`update public.lessons set preview = ${preview} where id = ${lessonId}`;
      await tx`update public.lesson_contents set body = ${body} where lesson_id = ${lessonId}`;
      expect(await startDraft(tx, creator, lessonId)).toBe(1);
      const draft = { title: "Kerning", price: "12.0000", preview, paid_part: paidPart };
      expect(await readDraft(tx, lessonId)).toMatchObject(draft);
      const versions = await tx`select * from public.lesson_versions where lesson_id = ${lessonId}`;
      expect(versions).toMatchObject([{ number: 1, content: { title: "Kerning", paid_part: paidPart } }]);
    })(),
  );

  const withoutText = (tx: Tx, { lessonId }: Shop) =>
    tx`delete from public.lesson_contents where lesson_id = ${lessonId}`.then(() => lessonId);

  test(
    "of a lesson without a text begins with the rest",
    withRollback(async (tx) => {
      const shop = await createShop(tx);
      await withoutText(tx, shop);
      await startDraft(tx, shop.creator, shop.lessonId);
      expect(await readDraft(tx, shop.lessonId)).toMatchObject({
        title: "Kerning",
        paid_part: "",
        has_lesson: true,
      });
    }),
  );

  const strangers = [
    [
      "another creator, of a published lesson",
      async (_tx: Tx, { lessonId }: Shop) => lessonId,
      "otherCreator",
    ],
    ["another creator, of a lesson without a text", withoutText, "otherCreator"],
    ["another creator, of a draft", (tx: Tx, { creator }: Shop) => createDraft(tx, creator), "otherCreator"],
    ["a learner, of a new lesson", async () => randomUUID(), "learner"],
  ] as const;
  test.each(strangers)("is not for %s", (_who, lesson, person) =>
    withRollback(async (tx) => {
      const shop = await createShop(tx);
      const lessonId = await lesson(tx, shop);
      const before = await readDraft(tx, lessonId);
      expect(await startDraft(tx, shop[person], lessonId)).toBeUndefined();
      expect(await saveDraft(tx, shop[person], lessonId, 2, { title: "Mine" })).toEqual({
        outcome: "not_found",
      });
      expect(await readDraft(tx, lessonId)).toEqual(before);
    })(),
  );

  test(
    "is not started by a creator whose account is deleted",
    withRollback(async (tx) => {
      const { creator } = await createShop(tx);
      await tx`update public.creators set account_id = null where id = ${creator.id}`;
      expect(await startDraft(tx, creator, randomUUID())).toBeUndefined();
    }),
  );

  const deletions = [
    ["by its creator", "creator", "creator", true],
    ["not by another creator", "creator", "otherCreator", false],
  ] as const;
  test.each(deletions)("that was never published is deleted: %s", (_who, creator, person, isDeleted) =>
    withRollback(async (tx) => {
      const shop = await createShop(tx);
      const lessonId = await createDraft(tx, shop[creator]);
      expect(await remove(tx, shop[person], lessonId)).toEqual([{ done: isDeleted }]);
      expect((await readDraft(tx, lessonId)) === undefined).toBe(isDeleted);
    })(),
  );

  test(
    "of a lesson that was published stays",
    withRollback(async (tx) => {
      const { creator } = await createShop(tx);
      const lessonId = await createDraft(tx, creator);
      await publish(tx, creator, lessonId, 2);
      expect(await remove(tx, creator, lessonId)).toEqual([{ done: false }]);
      expect(await readDraft(tx, lessonId)).toMatchObject({ version: 2 });
    }),
  );

  test(
    "is read by its creator alone, with its saves and versions",
    withRollback(async (tx) => {
      const shop = await createShop(tx);
      await startDraft(tx, shop.creator, shop.lessonId);
      await saveDraft(tx, shop.creator, shop.lessonId, 1, { title: "Bread" });
      const seen = async (who: { id: string }) =>
        (
          await asRole(
            tx,
            who,
            () => tx`
              select (select count(*) from public.lesson_drafts)::int as drafts,
                (select count(*) from public.lesson_draft_saves)::int as saves,
                (select count(*) from public.lesson_versions)::int as versions`,
          )
        )[0];
      expect(await seen(shop.creator)).toEqual({ drafts: 1, saves: 1, versions: 1 });
      for (const other of [shop.otherCreator, shop.learner])
        expect(await seen(other)).toEqual({ drafts: 0, saves: 0, versions: 0 });
    }),
  );
});
