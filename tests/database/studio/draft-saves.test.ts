import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { errorCodeOf, type Tx, withRollback } from "../../support/database/database.ts";
import { createDraft, readDraft, saveDraft, startDraft } from "../../support/database/drafts.ts";
import { createShop, lessonBody } from "../../support/database/shop.ts";

const refused = (tx: Tx, lessonId: string) =>
  tx`select typed from public.refused_draft_saves where lesson_id = ${lessonId} order by refused_at`;
const history = (tx: Tx, lessonId: string) =>
  tx`select version, changes, previous from public.lesson_draft_saves where lesson_id = ${lessonId} order by version`;

describe("a save", () => {
  test(
    "changes what it names, and nothing else",
    withRollback(async (tx) => {
      const { creator } = await createShop(tx);
      const lessonId = await createDraft(tx, creator);
      const { updated_at: _, ...before } = (await readDraft(tx, lessonId)) ?? {};
      expect(await saveDraft(tx, creator, lessonId, 2, { summary: "" })).toMatchObject({ version: 3 });
      expect(await readDraft(tx, lessonId)).toMatchObject({ ...before, version: 3, summary: "" });
    }),
  );

  const untouched = [
    ["what the draft held", { title: "Rye", summary: "Dark." }],
    ["what the form showed", { title: "", summary: "" }],
  ] as const;
  test.each(untouched)("of another version that only repeats %s is none", (_what, changes) =>
    withRollback(async (tx) => {
      const { creator } = await createShop(tx);
      const lessonId = await createDraft(tx, creator, { title: "Rye" });
      await saveDraft(tx, creator, lessonId, 2, { summary: "Dark." });
      const version = changes.title === "" ? 1 : 3;
      expect(await saveDraft(tx, creator, lessonId, version, changes)).toEqual({
        outcome: "saved",
        version,
      });
      expect(await readDraft(tx, lessonId)).toMatchObject({ title: "Rye", summary: "Dark." });
    })(),
  );

  test(
    "whose answer was lost is made once, also when others followed",
    withRollback(async (tx) => {
      const { creator } = await createShop(tx);
      const lessonId = await createDraft(tx, creator);
      const key = randomUUID();
      const first = await saveDraft(tx, creator, lessonId, 2, { title: "Rye" }, key);
      await saveDraft(tx, creator, lessonId, 3, { title: "Spelt" });
      expect(await saveDraft(tx, creator, lessonId, 2, { title: "Rye" }, key)).toEqual(first);
      expect(await readDraft(tx, lessonId)).toMatchObject({ version: 4, title: "Spelt" });
    }),
  );

  test(
    "under the key of an earlier one follows it, when it says something else",
    withRollback(async (tx) => {
      const { creator } = await createShop(tx);
      const lessonId = await createDraft(tx, creator);
      const key = randomUUID();
      await saveDraft(tx, creator, lessonId, 2, { title: "Rye" }, key);
      const more = { title: "Rye", summary: "Dark." };
      const saved = { outcome: "saved", version: 4 };
      expect(await saveDraft(tx, creator, lessonId, 2, more, key)).toEqual(saved);
      // Again: nothing is new, and its client has no newer version than the first one for sure.
      expect(await saveDraft(tx, creator, lessonId, 2, more, key)).toEqual({ ...saved, version: 3 });
      expect(await readDraft(tx, lessonId)).toMatchObject(more);
      expect(await history(tx, lessonId)).toHaveLength(3);
      await saveDraft(tx, creator, lessonId, 4, { title: "Spelt" });
      const late = await saveDraft(tx, creator, lessonId, 2, { title: "Oats" }, key);
      expect(late).toMatchObject({ outcome: "stale" });
      expect(await refused(tx, lessonId)).toEqual([{ typed: { title: "Oats" } }]);
    }),
  );

  test(
    "that changes nothing makes no version",
    withRollback(async (tx) => {
      const { creator } = await createShop(tx);
      const lessonId = await createDraft(tx, creator, { title: "Rye" });
      expect(await saveDraft(tx, creator, lessonId, 2, { title: "Rye" })).toMatchObject({ version: 2 });
      expect(await history(tx, lessonId)).toHaveLength(1);
    }),
  );

  test(
    "stays in the history, whatever follows",
    withRollback(async (tx) => {
      const { creator } = await createShop(tx);
      const lessonId = await createDraft(tx, creator, { title: "Rye" });
      await saveDraft(tx, creator, lessonId, 2, { title: "", outcomes: ["bake"] });
      expect(await history(tx, lessonId)).toEqual([
        { version: 2, changes: { title: "Rye" }, previous: { title: "" } },
        {
          version: 3,
          changes: { title: "", outcomes: ["bake"] },
          previous: { title: "Rye", outcomes: [] },
        },
      ]);
    }),
  );

  test.each(["lesson_id", "creator_id", "version", "updated_at", "video"])("cannot name %s", (column) =>
    withRollback(async (tx) => {
      const { creator } = await createShop(tx);
      const lessonId = await createDraft(tx, creator);
      expect(
        await errorCodeOf(tx, (inner) => saveDraft(inner, creator, lessonId, 2, { [column]: "x" })),
      ).toBe("42703");
    })(),
  );

  test(
    "leaves what buyers read alone",
    withRollback(async (tx) => {
      const { creator, lessonId } = await createShop(tx);
      await startDraft(tx, creator, lessonId);
      await saveDraft(tx, creator, lessonId, 1, { title: "Bread", paid_part: "New" });
      expect(
        await tx`select title, body from public.lessons join public.lesson_contents on lesson_id = id
          where id = ${lessonId}`,
      ).toEqual([{ title: "Kerning", body: lessonBody }]);
    }),
  );
});
