import { describe, expect, test } from "vitest";
import { type Actor, as, refusal, rolledBack, type Tx } from "../fixtures/database.ts";
import { createLesson, createPurchase, createShop, type Shop } from "../fixtures/shop.ts";

/** A shop whose lesson has a video, whose file is there. */
async function createVideoShop(tx: Tx, price = "12") {
  const shop = await createShop(tx, { price });
  const path = `${shop.lessonId}/film.webm`;
  await tx`update public.lesson_contents set video_path = ${path} where lesson_id = ${shop.lessonId}`;
  await tx`insert into storage.objects (bucket_id, name) values ('lesson-videos', ${path})`;
  return { ...shop, path };
}

/** The files that storage would find for this person while it does `operation`. */
const found = (tx: Tx, actor: Actor, operation: string, path: string) =>
  as(tx, actor, async () => {
    await tx`select set_config('storage.operation', ${operation}, true)`;
    const files =
      await tx`select name from storage.objects where bucket_id = 'lesson-videos' and name = ${path}`;
    return files.length;
  });

const sign = "storage.object.sign";

describe("a link to a video is signed", () => {
  const people: [string, number, (tx: Tx, shop: Shop) => Promise<Actor>][] = [
    [
      "for somebody who has bought the lesson",
      1,
      async (tx, shop) => {
        await createPurchase(tx, shop);
        return shop.learner;
      },
    ],
    ["for its creator", 1, async (_tx, { creator }) => creator],
    ["not for somebody who has not bought it", 0, async (_tx, { otherLearner }) => otherLearner],
    ["not for another creator", 0, async (_tx, { otherCreator }) => otherCreator],
    ["not for a visitor", 0, async () => "anon"],
    [
      "not for somebody whose money went back",
      0,
      async (tx, shop) => {
        await createPurchase(tx, shop, { status: "refunded" });
        return shop.learner;
      },
    ],
  ];

  test.each(people)("%s", (_who, files, personOf) =>
    rolledBack(async (tx) => {
      const shop = await createVideoShop(tx);
      expect(await found(tx, await personOf(tx, shop), sign, shop.path)).toBe(files);
    })(),
  );

  test(
    "only for the file that is the lesson's video now",
    rolledBack(async (tx) => {
      const { creator, lessonId, path } = await createVideoShop(tx);
      const old = `${lessonId}/old.webm`;
      await tx`insert into storage.objects (bucket_id, name) values ('lesson-videos', ${old}), ('lesson-videos', 'stray.webm')`;
      expect(await found(tx, creator, sign, path)).toBe(1);
      expect(await found(tx, creator, sign, old)).toBe(0);
      expect(await found(tx, creator, sign, "stray.webm")).toBe(0);
    }),
  );
});

describe("nobody", () => {
  test(
    "lists or downloads the files otherwise, nor uploads, moves or deletes one",
    rolledBack(async (tx) => {
      const { creator, path } = await createVideoShop(tx);
      for (const operation of ["storage.object.list", "storage.object.get_authenticated", ""])
        expect(await found(tx, creator, operation, path)).toBe(0);
      const write = (inner: Tx) =>
        as(
          inner,
          creator,
          () => inner`insert into storage.objects (bucket_id, name) values ('lesson-videos', ${`${path}2`})`,
        );
      expect(await refusal(tx, write)).toBe("42501");
      for (const statement of ["update storage.objects set name = 'x'", "delete from storage.objects"])
        expect((await as(tx, creator, () => tx.unsafe(statement))).count).toBe(0);
      expect((await as(tx, creator, () => tx`select from storage.buckets`)).count).toBe(0);
    }),
  );

  test(
    "points a lesson at another lesson's video",
    rolledBack(async (tx) => {
      const { creator, path } = await createVideoShop(tx);
      const other = await createLesson(tx, { creator_id: creator.id, price: "0" });
      for (const stolen of [path, `${other}/../${path}`, "film.webm"]) {
        const point = (inner: Tx) =>
          inner`update public.lesson_contents set video_path = ${stolen} where lesson_id = ${other}`;
        expect(await refusal(tx, point)).toBe("lesson_contents_video_path_form");
      }
    }),
  );
});
