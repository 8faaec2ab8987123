import { expect, test } from "vitest";
import { type Tx, withRollback } from "../../support/database/database.ts";
import { createDraft, publish, saveDraft } from "../../support/database/drafts.ts";
import { createShop } from "../../support/database/shop.ts";

type Own = { id: string; changedAt: string; hasChanges: boolean };

const listOwn = async (tx: Tx, creatorId: string, after: Own | null = null, rows = 20) =>
  (
    await tx<{ own: Own }[]>`
      select public.list_own_lessons(${creatorId}, 'published', ${after?.changedAt ?? null},
        ${after?.id ?? null}, ${rows}) as own`
  ).map(({ own }) => own);

test(
  "the studio lists lessons by what was written last, and tells what is not published",
  withRollback(async (tx) => {
    const { creator } = await createShop(tx);
    const lessonId = await createDraft(tx, creator);
    await publish(tx, creator, lessonId, 2);
    const [first, other] = await listOwn(tx, creator.id);
    expect(first).toMatchObject({ id: lessonId, hasChanges: false });
    await saveDraft(tx, creator, lessonId, 2, { title: "Rye" });
    expect((await listOwn(tx, creator.id))[0]).toMatchObject({ id: lessonId, hasChanges: true });
    // Typed and taken back.
    await saveDraft(tx, creator, lessonId, 3, { title: "Bread without kneading" });
    const [back] = await listOwn(tx, creator.id, null, 1);
    expect(back).toMatchObject({ id: lessonId, hasChanges: false });
    expect(await listOwn(tx, creator.id, back ?? null, 1)).toMatchObject(other ? [{ id: other.id }] : []);
  }),
);

test(
  "beginning the draft of a lesson that was published without one is no change",
  withRollback(async (tx) => {
    const { creator, lessonId } = await createShop(tx);
    await tx`update public.lessons set preview = 'How it begins.' where id = ${lessonId}`;
    await tx`
      insert into public.lesson_contents (lesson_id, body) values (${lessonId}, ${"How it begins.\nHow it goes on."})
      on conflict (lesson_id) do update set body = excluded.body`;
    await tx`select public.start_lesson_draft(${creator.id}, ${lessonId})`;
    expect(await listOwn(tx, creator.id)).toMatchObject([{ id: lessonId, hasChanges: false }]);
  }),
);

test(
  "nobody's lessons are in another's list",
  withRollback(async (tx) => {
    const { creator, otherCreator } = await createShop(tx);
    const lessonId = await createDraft(tx, creator);
    await publish(tx, creator, lessonId, 2);
    expect((await listOwn(tx, otherCreator.id)).map(({ id }) => id)).not.toContain(lessonId);
  }),
);
