import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { type Actor, asRole, errorCodeOf, type Tx, withRollback } from "../../support/database/database.ts";
import { createLesson, createPurchase, createShop } from "../../support/database/shop.ts";

/** A shop whose lesson has a video, whose file is there. */
async function createVideoShop(tx: Tx) {
  const shop = await createShop(tx);
  const path = `${shop.lessonId}/old.webm`;
  await tx`update public.lesson_contents set video_path = ${path} where lesson_id = ${shop.lessonId}`;
  await tx`insert into storage.objects (bucket_id, name) values ('lesson-videos', ${path})`;
  return { ...shop, path };
}

describe("no one", () => {
  test(
    "lists, downloads or has a link signed by their own right, nor uploads, moves or deletes a file",
    withRollback(async (tx) => {
      const shop = await createVideoShop(tx);
      await createPurchase(tx, shop);
      const operations = ["object.sign", "object.list", "object.get_authenticated"];
      for (const person of [shop.creator, shop.learner, "anon"] satisfies Actor[])
        for (const operation of operations) {
          await tx`select set_config('storage.operation', ${`storage.${operation}`}, true)`;
          expect((await asRole(tx, person, () => tx`select from storage.objects`)).count).toBe(0);
        }
      const write = (inner: Tx) =>
        asRole(
          inner,
          shop.creator,
          () =>
            inner`insert into storage.objects (bucket_id, name) values ('lesson-videos', ${`${shop.path}2`})`,
        );
      expect(await errorCodeOf(tx, write)).toBe("42501");
      for (const statement of ["update storage.objects set name = 'x'", "delete from storage.objects"])
        expect((await asRole(tx, shop.creator, () => tx.unsafe(statement))).count).toBe(0);
      expect((await asRole(tx, shop.creator, () => tx`select from storage.buckets`)).count).toBe(0);
    }),
  );

  test(
    "points a lesson at another lesson's video",
    withRollback(async (tx) => {
      const { creator, path } = await createVideoShop(tx);
      const other = await createLesson(tx, { creator_id: creator.id, price: "0" });
      for (const stolen of [path, `${other}/../${path}`, "film.webm"]) {
        const point = (inner: Tx) =>
          inner`update public.lesson_contents set video_path = ${stolen} where lesson_id = ${other}`;
        expect(await errorCodeOf(tx, point)).toBe("lesson_contents_video_path_form");
      }
    }),
  );
});

test(
  "a video is orphaned once its lesson is deleted, and a day old",
  withRollback(async (tx) => {
    const { creator, path } = await createVideoShop(tx);
    const other = await createLesson(tx, { creator_id: creator.id });
    const old = `${other}/old.webm`;
    const early = `${randomUUID()}/early.webm`;
    await tx`insert into storage.objects (bucket_id, name, created_at) values
      ('lesson-videos', ${old}, now() - interval '2 days'), ('lesson-videos', ${early}, now())`;
    await tx`update storage.objects set created_at = now() - interval '2 days' where name = ${path}`;
    const orphaned = () =>
      asRole(tx, "service_role", async () => {
        const rows = await tx<{ name: string }[]>`select public.list_orphaned_videos('', 1000) as name`;
        return rows.map(({ name }) => name).filter((name) => [path, old, early].includes(name));
      });
    expect(await orphaned()).toEqual([]);
    await tx`delete from auth.users where id = ${creator.id}`;
    expect(await orphaned()).toEqual([path, old].sort());
  }),
);
