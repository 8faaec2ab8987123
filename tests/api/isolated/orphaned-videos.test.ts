import { expect, test } from "vitest";
import { createOwnLesson } from "../../support/database/checkouts.ts";
import { sql } from "../../support/database/database.ts";
import { addVideo, shopsBucket } from "../../support/database/videos.ts";
import { ask } from "../../support/http/shop-client.ts";

test("the maintenance job deletes the videos of a deleted creator, and no others", async () => {
  const [gone, kept] = await Promise.all([createOwnLesson(), createOwnLesson()]);
  const [film, other] = await Promise.all([addVideo(sql, gone.lessonId), addVideo(sql, kept.lessonId)]);
  await sql`update storage.objects set created_at = now() - interval '2 days' where name in ${sql([film.path, other.path])}`;
  await sql`delete from auth.users where id = ${gone.creator.id}`;
  const token = process.env.CRON_SECRET;
  const { status, json } = await ask("/api/jobs/maintenance", { method: "POST", token });
  expect({ status, json }).toMatchObject({ status: 200, json: { videosDeleted: 1 } });
  expect(await sql`select from storage.objects where name = ${film.path}`).toHaveLength(0);
  expect((await shopsBucket().download(film.path)).data).toBeNull();
  expect((await shopsBucket().download(other.path)).data?.size).toBe(other.size);
});
