import { expect, onTestFinished, test } from "vitest";
import { createOwnLesson } from "../../support/database/checkouts.ts";
import { sql } from "../../support/database/database.ts";
import { addVideo, shopsBucket } from "../../support/database/videos.ts";
import { createDraftAccount, reserve, uploadFile } from "../../support/http/files.ts";
import { ask } from "../../support/http/shop-client.ts";

test("the maintenance job deletes the videos of a deleted creator, and no others", async () => {
  const [gone, kept] = await Promise.all([createOwnLesson(), createOwnLesson()]);
  const [video, other] = await Promise.all([addVideo(sql, gone.lessonId), addVideo(sql, kept.lessonId)]);
  await sql`update storage.objects set created_at = now() - interval '2 days' where name in ${sql([video.path, other.path])}`;
  await sql`delete from auth.users where id = ${gone.creator.id}`;
  const token = process.env.CRON_SECRET;
  const { status, json } = await ask("/api/jobs/maintenance", { method: "POST", token });
  expect({ status, json }).toMatchObject({ status: 200, json: { videosDeleted: 1 } });
  expect(await sql`select from storage.objects where name = ${video.path}`).toHaveLength(0);
  expect((await shopsBucket().download(video.path)).data).toBeNull();
  expect((await shopsBucket().download(other.path)).data?.size).toBe(other.size);
});

test("files that storage cannot delete do not keep the others, nor are they counted", async () => {
  const { lessonId, creator } = await createOwnLesson();
  const { path } = await addVideo(sql, lessonId);
  await sql`
    insert into storage.objects (bucket_id, name)
    select 'lesson-videos', '0/' || number from generate_series(1, 101) as number`;
  await sql`
    create function public.keep_object() returns trigger language plpgsql as 'begin return null; end'`;
  await sql`
    create trigger keep_objects before delete on storage.objects
    for each row when (old.name like '0/%') execute function public.keep_object()`;
  onTestFinished(async () => {
    await sql`drop function public.keep_object() cascade`;
    await sql`delete from storage.objects where name like '0/%'`;
  });
  await sql`
    update storage.objects set created_at = now() - interval '2 days' where name = ${path} or name like '0/%'`;
  await sql`delete from auth.users where id = ${creator.id}`;
  const token = process.env.CRON_SECRET;
  const { status, json } = await ask("/api/jobs/maintenance", { method: "POST", token });
  expect({ status, json }).toMatchObject({ status: 200, json: { videosDeleted: 1 } });
  expect((await shopsBucket().download(path)).data).toBeNull();
});

test("pictures that no creator shows any more are deleted, and the one that is shown stays", async () => {
  const { creator } = await createOwnLesson();
  const bucket = shopsBucket("creator-pictures");
  const [shown = "", replaced = ""] = ["a", "b"].map((letter) => `${creator.id}/${letter.repeat(64)}.webp`);
  for (const path of [shown, replaced])
    expect((await bucket.upload(path, Buffer.from("RIFF"), { contentType: "image/webp" })).error).toBeNull();
  await sql`update public.creators set picture_path = ${shown} where id = ${creator.id}`;
  await sql`
    update storage.objects set created_at = now() - interval '2 days', updated_at = now() - interval '2 days'
    where name in (${shown}, ${replaced})`;
  const token = process.env.CRON_SECRET;
  const { status, json } = await ask("/api/jobs/maintenance", { method: "POST", token });
  expect({ status, json }).toMatchObject({ status: 200, json: { picturesDeleted: 1 } });
  expect((await bucket.download(replaced)).data).toBeNull();
  expect((await bucket.download(shown)).data?.size).toBe(4);
});

test("what was never completed or used is deleted, row and object, and what a draft names stays", async () => {
  const { creator, lessonId } = await createDraftAccount();
  const pdf = { kind: "attachment", name: "plan.pdf", mediaType: "application/pdf" };
  const bytes = Buffer.from("%PDF-1.7\n");
  const [unused, named] = [
    await uploadFile(creator, lessonId, pdf, bytes),
    await uploadFile(creator, lessonId, pdf, bytes),
  ];
  const { fileId: uploading } = await reserve(creator, lessonId, { ...pdf, bytes: 9 });
  await sql`update public.lesson_drafts set preview = ${`/files/${named.fileId}`} where lesson_id = ${lessonId}`;
  await sql`
    update public.lesson_files set created_at = now() - interval '40 days',
      unused_since = case when unused_since is not null then now() - interval '40 days' end
    where lesson_id = ${lessonId}`;
  await sql`
    update storage.objects set created_at = now() - interval '2 days', updated_at = now() - interval '2 days'
    where bucket_id = 'lesson-files' and name like ${`${lessonId}/%`}`;
  const token = process.env.CRON_SECRET;
  const { json } = await ask("/api/jobs/maintenance", { method: "POST", token });
  expect(json).toMatchObject({ unusedFiles: 2, filesDeleted: 1 });
  const left = await sql`select id from public.lesson_files where lesson_id = ${lessonId}`;
  expect(left).toEqual([{ id: named.fileId }]);
  expect(uploading).not.toBe(named.fileId);
  const bucket = shopsBucket("lesson-files");
  expect((await bucket.download(unused.path)).data).toBeNull();
  expect((await bucket.download(named.path)).data?.size).toBe(bytes.length);
});
