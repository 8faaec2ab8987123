import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { asRole, type Tx, withRollback } from "../../support/database/database.ts";
import { completeDraft, createDraft, publish, saveDraft } from "../../support/database/drafts.ts";
import { createFile, startFile } from "../../support/database/files.ts";
import { createPurchase, createShop } from "../../support/database/shop.ts";

const fileOf = async (tx: Tx, id: string) =>
  (await tx`select * from public.lesson_files where id = ${id}`)[0];
const named = (id: string) => `![](/files/${id}?size=4x3)`;

describe("files that nobody can come back to", () => {
  const old = (tx: Tx, id: string, columns: string) =>
    tx.unsafe(`update public.lesson_files set ${columns} where id = '${id}'`);

  test(
    "are deleted: uploads and refused ones after two days, what neither draft nor version names after thirty",
    withRollback(async (tx) => {
      const { creator } = await createShop(tx);
      const lessonId = await createDraft(tx, creator);
      const add = (kind: string) => createFile(tx, creator, lessonId, kind);
      const [inDraft, dropped, lately, published, former] = [
        await add("picture"),
        await add("picture"),
        await add("picture"),
        await add("picture"),
        await add("picture"),
      ];
      const { fileId: uploading } = await startFile(tx, creator, lessonId);
      const { fileId: refused } = await startFile(tx, creator, lessonId, { name: "forged.pdf" });
      await tx`select public.refuse_lesson_file(${creator.id}, ${refused}, 'wrong_type')`;
      for (const [index, id] of [former, published].entries()) {
        await saveDraft(tx, creator, lessonId, index + 2, { preview: named(id) });
        await publish(tx, creator, lessonId, index + 3);
      }
      await saveDraft(tx, creator, lessonId, 4, { preview: named(inDraft) });
      const monthAgo = "created_at = now() - interval '32 days'";
      const unused = (days: number) => `unused_since = now() - interval '${days} days'`;
      await old(tx, inDraft, monthAgo);
      await old(tx, published, `${monthAgo}, ${unused(31)}`);
      await old(tx, former, `${monthAgo}, ${unused(31)}`);
      await old(tx, dropped, `${monthAgo}, ${unused(31)}`);
      await old(tx, lately, `${monthAgo}, ${unused(29)}`);
      for (const id of [uploading, refused]) await old(tx, id, "created_at = now() - interval '3 days'");
      await tx`select public.delete_unused_files(1000)`;
      const left = await tx<
        { id: string }[]
      >`select id from public.lesson_files where lesson_id = ${lessonId}`;
      expect(left.map(({ id }) => id).sort()).toEqual([inDraft, lately, published, former].sort());
    }),
  );

  test(
    "go with an unpublished draft and with the account, but buyers keep theirs",
    withRollback(async (tx) => {
      const { creator, learner } = await createShop(tx);
      const draftId = await createDraft(tx, creator, { ...completeDraft, slug: "other" });
      const gone = await createFile(tx, creator, draftId, "picture");
      await tx`select public.delete_lesson_draft(${creator.id}, ${draftId})`;
      expect(await fileOf(tx, gone)).toBeUndefined();
      const lessonId = await createDraft(tx, creator);
      const [kept, unused] = [
        await createFile(tx, creator, lessonId),
        await createFile(tx, creator, lessonId),
      ];
      await saveDraft(tx, creator, lessonId, 2, { paid_part: `[plan](/files/${kept})` });
      await publish(tx, creator, lessonId, 3);
      await createPurchase(tx, { creator, learner, lessonId });
      await tx`select public.anonymize_user(${creator.id})`;
      expect(await fileOf(tx, unused)).toBeUndefined();
      const read = await asRole(tx, learner, () => tx`select from public.lesson_files where id = ${kept}`);
      expect(read).toHaveLength(1);
    }),
  );

  test(
    "leave no object behind for longer than a day",
    withRollback(async (tx) => {
      const { creator } = await createShop(tx);
      const lessonId = await createDraft(tx, creator);
      const id = await createFile(tx, creator, lessonId);
      const { fileId: waiting } = await startFile(tx, creator, lessonId, {
        kind: "picture",
        mediaType: "image/png",
      });
      const lost = randomUUID();
      const names = [`${lessonId}/${id}`, `uploads/${waiting}`, `uploads/${id}`, `${lessonId}/${lost}`];
      for (const name of names)
        await tx`insert into storage.objects (bucket_id, name, created_at, updated_at)
          values ('lesson-files', ${name}, now() - interval '2 days', now() - interval '2 days')`;
      await tx`insert into storage.objects (bucket_id, name) values ('lesson-files', ${`${lessonId}/new`})`;
      const rows = await tx<{ name: string }[]>`select public.list_orphaned_files('', 1000) as name`;
      const found = rows
        .map(({ name }) => name)
        .filter((name) => name.includes(lessonId) || name.endsWith(id) || name.endsWith(waiting));
      expect(found.sort()).toEqual([`${lessonId}/${lost}`, `uploads/${id}`].sort());
    }),
  );
});
