import { expect, test } from "vitest";
import { asRole, type Tx, withRollback } from "../../support/database/database.ts";
import { createLesson, createPurchase, createShop, type Shop } from "../../support/database/shop.ts";

/** The hours at which a lesson was bought and read, if it was. */
type Lesson = { bought?: number; read?: number; isFinished?: true; isRefunded?: true };
type Row = { id: string; at: number };

const lessons: Lesson[] = [
  { bought: 1, read: 2 },
  { bought: 1, read: 1 },
  { bought: 1 },
  { bought: 2, read: 1 },
  { bought: 2, read: 5, isFinished: true },
  { bought: 3 },
  { bought: 3, read: 3 },
  { bought: 4, read: 6, isRefunded: true },
  { read: 4 },
  { bought: 5, read: 4, isFinished: true },
  { bought: 3, read: 5, isFinished: true },
  { bought: 6 },
  { bought: 6, read: 7 },
];

test("pages of the library are one list by when each lesson was read or bought last", () =>
  withRollback(async (tx) => {
    const shop = await createShop(tx);
    const rows: (Lesson & { id: string })[] = [];
    for (const lesson of lessons) rows.push({ ...lesson, id: await addLesson(tx, shop, lesson) });
    // Not by the triggers, which would date them all now.
    await tx`set local session_replication_role = replica`;
    for (const { id, read, isFinished = false } of rows)
      if (read)
        await tx`insert into public.lesson_progress (user_id, lesson_id, finished, updated_at)
          values (${shop.learner.id}, ${id}, ${isFinished}, ${hour(read)})`;
    await tx`set local session_replication_role = origin`;
    const owned = rows.filter(({ bought, isRefunded }) => bought && !isRefunded);
    const read = owned.flatMap(({ read: at, ...row }) => (at ? [{ ...row, at }] : []));
    const expected = {
      all: owned.map((row) => ({ id: row.id, at: Math.max(row.bought ?? 0, row.read ?? 0) })),
      "in-progress": read.filter(({ isFinished }) => !isFinished),
      finished: read.filter(({ isFinished }) => isFinished),
    };
    for (const size of [1, 2, 5, 20])
      for (const [kind, of] of Object.entries(expected))
        expect(await listAll(tx, shop, kind, size), `${kind} by ${size}`).toEqual(lastFirst(of));
  })());

test("a page has at most 101 lessons, however many are asked for", () =>
  withRollback(async (tx) => {
    const { creator, learner } = await createShop(tx);
    // Without the triggers, which list them one by one.
    await tx`set local session_replication_role = replica`;
    await tx`
      with lesson as (
        insert into public.lessons
          (creator_id, slug, title, summary, subject, price, status, duration_minutes, published_at)
        select ${creator.id}, 'kept-' || n, 'Kept', 'One of many.', 'craft', 12, 'published', 24, now()
        from generate_series(1, 102) as n returning id
      ), kept as (
        insert into public.kept_lessons (user_id, lesson_id) select ${learner.id}, id from lesson
      )
      insert into public.lesson_progress (user_id, lesson_id) select ${learner.id}, id from lesson`;
    await tx`set local session_replication_role = origin`;
    const rows = await asRole(
      tx,
      learner,
      () => tx`select lesson_id from public.list_library(page_size => 1000)`,
    );
    expect(rows).toHaveLength(101);
  })());

const lastFirst = (rows: Row[]) =>
  rows.toSorted((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1)).map(({ id }) => id);

const hour = (at: number) => `2026-01-01T0${at}:00:00Z`;

async function addLesson(tx: Tx, shop: Shop, { bought, isRefunded }: Lesson) {
  const lessonId = await createLesson(tx, { creator_id: shop.creator.id });
  const status = isRefunded ? "refunded" : "completed";
  if (bought) await createPurchase(tx, { ...shop, lessonId }, { purchase_date: hour(bought), status });
  return lessonId;
}

async function listAll(tx: Tx, { learner }: Shop, kind: string, size: number): Promise<string[]> {
  const seen: string[] = [];
  for (let last: { id: string; at: string } | undefined; ; ) {
    const page = await asRole(
      tx,
      learner,
      () => tx<{ id: string; at: string }[]>`
        select lesson_id as id, last_at::text as at
        from public.list_library(${kind}, ${last?.at ?? null}::text::timestamptz, ${last?.id ?? null}, ${size})`,
    );
    seen.push(...page.map(({ id }) => id));
    last = page.at(-1);
    if (!last) return seen;
  }
}
