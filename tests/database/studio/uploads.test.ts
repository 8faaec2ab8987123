import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { withRollback } from "../../support/database/database.ts";
import { createDraft } from "../../support/database/drafts.ts";
import { deleteFile, startFile } from "../../support/database/files.ts";
import { createShop } from "../../support/database/shop.ts";

describe("an upload", () => {
  test(
    "is reserved for the lesson's creator, and for no one else",
    withRollback(async (tx) => {
      const { creator, otherCreator, learner } = await createShop(tx);
      const lessonId = await createDraft(tx, creator);
      const started = await startFile(tx, creator, lessonId);
      expect(started).toMatchObject({ outcome: "started", path: `${lessonId}/${started.fileId}` });
      for (const person of [otherCreator, learner])
        expect(await startFile(tx, person, lessonId)).toEqual({ outcome: "not_found" });
      expect(await startFile(tx, creator, randomUUID())).toEqual({ outcome: "not_found" });
      for (const call of [
        "finish_lesson_file(%, %, 'application/pdf', 9)",
        "refuse_lesson_file(%, %, 'wrong_type')",
      ])
        expect(
          await tx.unsafe(
            `select public.${call.replace("%", `'${otherCreator.id}'`).replace("%", `'${started.fileId}'`)} as done`,
          ),
        ).toEqual([{ done: false }]);
      expect(await deleteFile(tx, otherCreator, started.fileId)).toBe(false);
    }),
  );

  const refused = [
    [{ kind: "picture", mediaType: "image/svg+xml" }, { outcome: "wrong_type" }],
    [{ kind: "attachment", mediaType: "text/html" }, { outcome: "wrong_type" }],
    [{ kind: "video", mediaType: "video/quicktime" }, { outcome: "wrong_type" }],
    [{ kind: "captions", mediaType: "text/vtt" }, { outcome: "wrong_type" }],
    [{ bytes: 50 * 1024 ** 2 + 1 }, { outcome: "too_large", maxBytes: 50 * 1024 ** 2 }],
    [
      { kind: "video", mediaType: "video/mp4", bytes: 500 * 1024 ** 2 + 1 },
      { outcome: "too_large", maxBytes: 500 * 1024 ** 2 },
    ],
  ] as const;
  test.each(refused)("of %j is answered %j", (file, answer) =>
    withRollback(async (tx) => {
      const { creator } = await createShop(tx);
      expect(await startFile(tx, creator, await createDraft(tx, creator), file)).toEqual(answer);
    })(),
  );

  test(
    "that was interrupted goes on under its id, and a lesson has so many of a kind",
    withRollback(async (tx) => {
      const { creator } = await createShop(tx);
      const lessonId = await createDraft(tx, creator);
      const video = { kind: "video", mediaType: "video/mp4" };
      const { fileId } = await startFile(tx, creator, lessonId, { ...video, name: "0.mp4" });
      expect((await startFile(tx, creator, lessonId, { ...video, name: "0.mp4" })).fileId).toBe(fileId);
      const larger = await startFile(tx, creator, lessonId, { ...video, name: "0.mp4", bytes: 10 });
      expect(larger).toMatchObject({ outcome: "started", fileId: expect.not.stringMatching(fileId) });
      for (const name of ["1.mp4", "2.mp4", "3.mp4"])
        expect((await startFile(tx, creator, lessonId, { ...video, name })).outcome).toBe("started");
      const sixth = await startFile(tx, creator, lessonId, { ...video, name: "5.mp4" });
      expect(sixth).toEqual({ outcome: "too_many", maxFiles: 5 });
      await deleteFile(tx, creator, fileId);
      expect((await startFile(tx, creator, lessonId, { ...video, name: "5.mp4" })).outcome).toBe("started");
    }),
  );
});

test(
  "an upload that was refused stays refused",
  withRollback(async (tx) => {
    const { creator } = await createShop(tx);
    const { fileId } = await startFile(tx, creator, await createDraft(tx, creator));
    await tx`select public.refuse_lesson_file(${creator.id}, ${fileId}, 'wrong_type')`;
    const finished =
      await tx`select public.finish_lesson_file(${creator.id}, ${fileId}, 'application/pdf', 9) as done`;
    expect(finished).toEqual([{ done: false }]);
    const rows = await tx`select state, problem from public.lesson_files where id = ${fileId}`;
    expect(rows).toEqual([{ state: "refused", problem: "wrong_type" }]);
  }),
);
