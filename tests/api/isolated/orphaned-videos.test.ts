import { expect, test } from "vitest";
import { createOwnLesson } from "../../support/database/checkouts.ts";
import { sql } from "../../support/database/database.ts";
import { addVideo, shopsBucket } from "../../support/database/videos.ts";
import { reconcile } from "../../support/http/reconcile.ts";

test("the films of a deleted creator are gone after the reconciler's next pass, and nobody else's", async () => {
  const [gone, kept] = await Promise.all([createOwnLesson(), createOwnLesson()]);
  const [film, other] = await Promise.all([addVideo(sql, gone.lessonId), addVideo(sql, kept.lessonId)]);
  await sql`update storage.objects set created_at = now() - interval '2 days' where name in ${sql([film.path, other.path])}`;
  await sql`delete from auth.users where id = ${gone.teacher.id}`;
  expect(await reconcile()).toMatchObject({ complete: true, failed: 0 });
  expect(await sql`select from storage.objects where name = ${film.path}`).toHaveLength(0);
  expect((await shopsBucket().download(film.path)).data).toBeNull();
  expect((await shopsBucket().download(other.path)).data?.size).toBe(other.size);
});
