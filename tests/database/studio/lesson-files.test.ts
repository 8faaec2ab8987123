import { describe, expect, test } from "vitest";
import { asRole, sql, type Tx, withRollback } from "../../support/database/database.ts";
import { createDraft, publish, saveDraft } from "../../support/database/drafts.ts";
import { addCaptions, chooseFile, createFile, deleteFile, startFile } from "../../support/database/files.ts";
import { createPurchase, createShop } from "../../support/database/shop.ts";

const fileOf = async (tx: Tx, id: string) =>
  (await tx`select * from public.lesson_files where id = ${id}`)[0];
const named = (id: string) => `![](/files/${id}?size=4x3)`;

test(
  "a file is chosen once all of it has arrived, and no other kind of file in its place",
  withRollback(async (tx) => {
    const { creator } = await createShop(tx);
    const lessonId = await createDraft(tx, creator);
    const { fileId } = await startFile(tx, creator, lessonId, { kind: "video", mediaType: "video/mp4" });
    expect(await chooseFile(tx, creator, lessonId, "video", fileId)).toBe(false);
    const picture = await createFile(tx, creator, lessonId, "picture");
    expect(await chooseFile(tx, creator, lessonId, "video", picture)).toBe(false);
    expect(await chooseFile(tx, creator, lessonId, "cover", picture)).toBe(true);
  }),
);

describe("publishing", () => {
  test(
    "opens what the free part and the cover name to everyone, and the rest to readers of the lesson",
    withRollback(async (tx) => {
      const { creator, otherCreator, learner, otherLearner } = await createShop(tx);
      const lessonId = await createDraft(tx, creator);
      const make = (kind: string) => createFile(tx, creator, lessonId, kind);
      const [free, paid, cover, unused, plan] = [
        await make("picture"),
        await make("picture"),
        await make("picture"),
        await make("picture"),
        await make("attachment"),
      ];
      const video = await make("video");
      const captions = await addCaptions(tx, creator, lessonId);
      expect(await chooseFile(tx, creator, lessonId, "cover", cover)).toBe(true);
      const texts = {
        preview: named(free),
        paid_part: `${named(paid)} ${named(free)} [plan](/files/${plan})`,
      };
      await saveDraft(tx, creator, lessonId, 2, texts);
      const readers = async (person: Parameters<typeof asRole>[1]) =>
        (
          await asRole(
            tx,
            person,
            () => tx<{ id: string }[]>`select id from public.lesson_files where lesson_id = ${lessonId}`,
          )
        )
          .map(({ id }) => id)
          .sort();
      const all = [free, paid, cover, unused, plan, video, captions].sort();
      expect(await readers(creator)).toEqual(all);
      for (const person of [otherCreator, learner, "anon"] as const)
        expect(await readers(person)).toEqual([]);
      expect(await publish(tx, creator, lessonId, 3)).toMatchObject({ outcome: "published" });
      await createPurchase(tx, { creator, learner, lessonId });
      const everyone = [free, cover].sort();
      for (const person of [otherCreator, otherLearner, "anon"] as const)
        expect(await readers(person)).toEqual(everyone);
      expect(await readers(learner)).toEqual(all.filter((id) => id !== unused));
      const [lesson] = await tx`
        select cover_path, video_path, video_captions, captions_language, captions_label
        from public.lessons join public.lesson_contents on lesson_id = id where id = ${lessonId}`;
      expect(lesson).toEqual({
        cover_path: `/files/${cover}`,
        video_path: `${lessonId}/${video}.mp4`,
        video_captions: "WEBVTT",
        captions_language: "en",
        captions_label: "English",
      });
    }),
  );

  test(
    "alone changes it: what a draft drops stays with readers until then, and is kept for restoring after",
    withRollback(async (tx) => {
      const { creator } = await createShop(tx);
      const lessonId = await createDraft(tx, creator);
      const picture = await createFile(tx, creator, lessonId, "picture");
      await saveDraft(tx, creator, lessonId, 2, { preview: named(picture) });
      await publish(tx, creator, lessonId, 3);
      await saveDraft(tx, creator, lessonId, 3, { preview: "Nothing." });
      expect(await fileOf(tx, picture)).toMatchObject({ published_part: "preview", in_version: true });
      expect(await deleteFile(tx, creator, picture)).toBe(false);
      await publish(tx, creator, lessonId, 4);
      expect(await fileOf(tx, picture)).toMatchObject({ published_part: null, in_version: true });
      expect(await deleteFile(tx, creator, picture)).toBe(false);
    }),
  );

  test(
    "does not open another lesson's files, nor make them a cover",
    withRollback(async (tx) => {
      const { creator, otherCreator } = await createShop(tx);
      const [mine, theirs] = [await createDraft(tx, creator), await createDraft(tx, otherCreator)];
      const stolen = await createFile(tx, otherCreator, theirs, "picture");
      expect(await chooseFile(tx, creator, mine, "cover", stolen)).toBe(false);
      expect(await chooseFile(tx, creator, theirs, "cover", stolen)).toBe(false);
      await saveDraft(tx, creator, mine, 2, { preview: named(stolen) });
      await publish(tx, creator, mine, 3);
      expect(await fileOf(tx, stolen)).toMatchObject({ published_part: null, in_version: false });
    }),
  );

  test(
    "a video or cover that came with the lesson stays until another is chosen, and one that was chosen can be removed",
    withRollback(async (tx) => {
      const { creator } = await createShop(tx);
      const lessonId = await createDraft(tx, creator);
      await publish(tx, creator, lessonId, 2);
      await tx`update public.lessons set cover_path = '/covers/x.svg' where id = ${lessonId}`;
      await tx`update public.lesson_contents set video_path = ${`${lessonId}/film.webm`} where lesson_id = ${lessonId}`;
      const paths = async () => {
        await publish(tx, creator, lessonId, 2);
        const [row] = await tx`
          select cover_path, video_path from public.lessons join public.lesson_contents on lesson_id = id
          where id = ${lessonId}`;
        return [row?.cover_path, row?.video_path];
      };
      expect(await paths()).toEqual(["/covers/x.svg", `${lessonId}/film.webm`]);
      const video = await createFile(tx, creator, lessonId, "video");
      expect((await paths())[1]).toBe(`${lessonId}/${video}.mp4`);
      await chooseFile(tx, creator, lessonId, "video", null);
      expect((await paths())[1]).toBeNull();
      expect(await fileOf(tx, video)).toMatchObject({ published_part: null, in_version: true });
    }),
  );
});

test("the buckets are private, bounded as the files are, and have no policies", async () => {
  const buckets = await sql`
    select id, public, file_size_limit::int as max, allowed_mime_types as types from storage.buckets
    where id in ('lesson-files', 'lesson-videos') order by id`;
  expect(buckets).toEqual([
    { id: "lesson-files", public: false, max: 50 * 1024 ** 2, types: null },
    { id: "lesson-videos", public: false, max: 500 * 1024 ** 2, types: ["video/mp4", "video/webm"] },
  ]);
  expect(await sql`select from pg_policies where schemaname = 'storage' and qual like '%lesson-%'`).toEqual(
    [],
  );
});
