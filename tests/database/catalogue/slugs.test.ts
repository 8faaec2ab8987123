import { describe, expect, test } from "vitest";
import { asRole, errorCodeOf, type Tx, withRollback } from "../../support/database/database.ts";
import { createLesson, createShop } from "../../support/database/shop.ts";

type Table = "lessons" | "creators";

const rename = (tx: Tx, table: Table, id: string, slug: string) =>
  tx`update public.${tx(table)} set slug = ${slug} where id = ${id}`;

/** The present slug of what guests find under a slug. */
async function find(tx: Tx, table: Table, slug: string): Promise<string | undefined> {
  const rows = await asRole(tx, "anon", () =>
    table === "lessons"
      ? tx`select lessons.slug from public.lesson_slugs join public.lessons on lessons.id = lesson_id
          where lesson_slugs.slug = ${slug}`
      : tx`select creators.slug from public.creator_slugs join public.creators on creators.id = creator_id
          where creator_slugs.slug = ${slug}`,
  );
  return rows[0]?.slug;
}

describe.each<Table>(["lessons", "creators"])("slugs of %s", (table) => {
  // The slugs that it had, one after the other, and where each then leads.
  test.each([
    ["one", "two"],
    ["one", "two", "three"],
    ["one", "two", "one"],
    ["one", "two", "three", "one"],
    ["one", "two", "one", "two", "three"],
    ["one", "one"],
  ])("%s, %s, …: each leads to the last", (...slugs) =>
    withRollback(async (tx) => {
      const { lessonId, creator } = await createShop(tx);
      const id = table === "lessons" ? lessonId : creator.id;
      const last = `${id}-${slugs.at(-1)}`;
      for (const slug of slugs) await rename(tx, table, id, `${id}-${slug}`);
      for (const slug of slugs) expect(await find(tx, table, `${id}-${slug}`)).toBe(last);
    })(),
  );

  test(
    "that were given up cannot be taken by another, and are free for their own",
    withRollback(async (tx) => {
      const taken = table === "lessons" ? "lesson_slugs_pkey" : "creator_slugs_pkey";
      const { lessonId, creator, otherCreator } = await createShop(tx);
      const other = await createLesson(tx, { creator_id: otherCreator.id });
      const [id, otherId] = table === "lessons" ? [lessonId, other] : [creator.id, otherCreator.id];
      await rename(tx, table, id, `${id}-old`);
      await rename(tx, table, id, `${id}-new`);
      expect(await errorCodeOf(tx, (inner) => rename(inner, table, otherId, `${id}-old`))).toBe(taken);
      await rename(tx, table, id, `${id}-old`);
      expect(await find(tx, table, `${id}-new`)).toBe(`${id}-old`);
    }),
  );
});

test(
  "guests do not find lessons by slug that they may not see",
  withRollback(async (tx) => {
    const { lessonId } = await createShop(tx, { status: "archived" });
    await rename(tx, "lessons", lessonId, `${lessonId}-new`);
    for (const slug of [`l-${lessonId}`, `${lessonId}-new`])
      expect(await find(tx, "lessons", slug)).toBeUndefined();
  }),
);

test(
  "a draft that was never published gives its old slug back",
  withRollback(async (tx) => {
    const { lessonId, creator } = await createShop(tx, { status: "draft" });
    await tx`update public.lessons set published_at = null where id = ${lessonId}`;
    await rename(tx, "lessons", lessonId, `${lessonId}-new`);
    const other = await createLesson(tx, { creator_id: creator.id });
    await rename(tx, "lessons", other, `l-${lessonId}`);
    expect(await find(tx, "lessons", `l-${lessonId}`)).toBe(`l-${lessonId}`);
  }),
);

test(
  "a creator who left is found by no slug that holds their name",
  withRollback(async (tx) => {
    const { creator, learner, lessonId } = await createShop(tx);
    await rename(tx, "creators", creator.id, `${creator.id}-maria`);
    await tx`insert into public.kept_lessons (user_id, lesson_id) values (${learner.id}, ${lessonId})`;
    await asRole(tx, "service_role", () => tx`select public.anonymize_user(${creator.id})`);
    const left = await tx<{ slug: string }[]>`
      select slug from public.creator_slugs where creator_id = ${creator.id} and slug <> ${`former-${creator.id}`}`;
    expect(left).toEqual([]);
  }),
);
