import { expect, test } from "vitest";
import { atOnce, inCommittedShop } from "../../support/database/committed-data.ts";
import {
  asRole,
  errorCodeOf,
  type Queries,
  sql,
  type Tx,
  withIsolatedRollback,
} from "../../support/database/database.ts";
import {
  createCreator,
  createLesson,
  createPerson,
  createShop,
  type Shop,
} from "../../support/database/shop.ts";

async function versionOf(tx: Queries): Promise<string> {
  const [row] = await tx<{ version: string }[]>`select public.catalogue_version() as version`;
  return row?.version ?? "";
}

type Change = (tx: Tx, shop: Shop) => Promise<unknown>;
const lesson =
  (set: (tx: Tx) => ReturnType<Tx>) =>
  (tx: Tx, { lessonId }: Shop) =>
    tx`update public.lessons set ${set(tx)} where id = ${lessonId}`;
const renameMember = (who: "creator" | "learner", name: string) => (tx: Tx, shop: Shop) =>
  tx`update public.profiles set display_name = ${name} where id = ${shop[who].id}`;
const creator = (set: (tx: Tx) => ReturnType<Tx>) => (tx: Tx, shop: Shop) =>
  tx`update public.creators set ${set(tx)} where id = ${shop.creator.id}`;

const publicChanges: Record<string, Change> = {
  "a new lesson": (tx, { creator }) => createLesson(tx, { creator_id: creator.id }),
  "another title": lesson((tx) => tx`title = 'Kerning, again'`),
  "another price": lesson((tx) => tx`price = 13`),
  "another cover": lesson((tx) => tx`cover_path = '/covers/other.svg'`),
  "another preview": lesson((tx) => tx`preview = 'It begins.'`),
  "an archived lesson": lesson((tx) => tx`status = 'archived'`),
  "an unpublished lesson": lesson((tx) => tx`status = 'draft'`),
  "a longer body, whose words are counted in public": (tx, { lessonId }) =>
    tx`update public.lesson_contents set body = body || ' And more.' where lesson_id = ${lessonId}`,
  "a published draft": async (tx, { creator }) => {
    const id = await createLesson(tx, { creator_id: creator.id, status: "draft" });
    await tx`update public.lessons set status = 'published' where id = ${id}`;
  },
  "a deleted lesson": (tx, { lessonId }) => tx`delete from public.lessons where id = ${lessonId}`,
  "a new creator": (tx) => createCreator(tx, "Noor"),
  "a creator's other name": creator((tx) => tx`name = 'Inès'`),
  "a creator's biography": creator((tx) => tx`bio = 'Sets type.'`),
  "a creator's picture": creator((tx) => tx`picture_path = id || '/' || repeat('a', 64) || '.webp'`),
  "a deleted creator": (tx, { otherCreator }) =>
    tx`delete from public.creators where id = ${otherCreator.id}`,
  "a creator's deleted account": (tx, { creator }) => tx`delete from auth.users where id = ${creator.id}`,
};

test.each(Object.entries(publicChanges))("%s changes the version", (_name, change) =>
  withIsolatedRollback(async (tx) => {
    const shop = await createShop(tx);
    const before = await versionOf(tx);
    await change(tx, shop);
    const after = await versionOf(tx);
    expect(after).not.toBe(before);
    expect(await asRole(tx, "anon", () => versionOf(tx))).toBe(after);
  })(),
);

const otherWrites: Record<string, Change> = {
  "a purchase": (tx, { learner, lessonId }) =>
    tx`select public.open_checkout(${learner.id}, ${lessonId}, 10, false, '{}')`,
  "a sign-up": (tx) => createPerson(tx, { display_name: "Noor" }),
  "a learner's other name": renameMember("learner", "Countess"),
  "a learner's deleted account": (tx, { learner }) => tx`delete from auth.users where id = ${learner.id}`,
  "a lesson that stays the same, but for the time of the update": async (tx, { lessonId }) => {
    await tx`set local session_replication_role = replica`;
    await tx`update public.lessons set updated_at = now() - interval '1 day' where id = ${lessonId}`;
    await tx`set local session_replication_role = origin`;
    await tx`update public.lessons set title = title, price = price, status = status where id = ${lessonId}`;
  },
  "a creator that stays the same": (tx) => tx`update public.creators set name = name, slug = slug`,
  "a creator's same name": renameMember("creator", "Ines"),
  "the same body": (tx, { lessonId }) =>
    tx`update public.lesson_contents set body = body where lesson_id = ${lessonId}`,
  "an update of no row": (tx) => tx`update public.lessons set title = 'x' where slug = 'none'`,
  "a deletion of no row": (tx) => tx`delete from public.creators where slug = 'none'`,
  "a draft that is written, changed, archived and deleted": async (tx, { creator }) => {
    const id = await createLesson(tx, { creator_id: creator.id, status: "draft" });
    await tx`update public.lessons set title = 'Later' where id = ${id}`;
    await tx`update public.lessons set status = 'archived' where id = ${id}`;
    await tx`delete from public.lessons where id = ${id}`;
  },
  "reading progress": (tx, { learner, lessonId }) =>
    tx`insert into public.lesson_progress (user_id, lesson_id) values (${learner.id}, ${lessonId})`,
  "counted learners": (tx) => tx`select public.count_learners()`,
};

test.each(Object.entries(otherWrites))("%s leaves the version and its table", (_name, write) =>
  withIsolatedRollback(async (tx) => {
    const shop = await createShop(tx);
    await tx`delete from private.catalogue_changes`;
    const before = await versionOf(tx);
    await write(tx, shop);
    expect(await versionOf(tx)).toBe(before);
    expect(await tx`select 1 from private.catalogue_changes`).toEqual([]);
  })(),
);

test("a transaction that changes many lessons, row by row, leaves one row", () =>
  withIsolatedRollback(async (tx) => {
    const { creator } = await createShop(tx);
    await tx`delete from private.catalogue_changes`;
    for (let count = 0; count < 5; count += 1) await createLesson(tx, { creator_id: creator.id });
    await tx`update public.lessons set price = price + 1 where creator_id = ${creator.id}`;
    expect(await tx`select 1 from private.catalogue_changes`).toHaveLength(1);
  })());

test("a change that is taken back is none", () =>
  withIsolatedRollback(async (tx) => {
    const { lessonId } = await createShop(tx);
    const before = await versionOf(tx);
    await errorCodeOf(tx, (inner) => inner`update public.lessons set price = 13 where id = ${lessonId}`);
    expect(await versionOf(tx)).toBe(before);
  })());

test(
  "changes at once wait for none of each other, and the one committed last is seen however early it began",
  inCommittedShop(async ({ creator }) => {
    const others = Promise.withResolvers<void>();
    const seen: string[] = [];
    await atOnce(2, async (tx, index) => {
      await createLesson(tx, { creator_id: creator.id });
      // Both have changed something; the second commits first.
      if (index === 0) {
        await others.promise;
        seen.push(await versionOf(sql));
      } else others.resolve();
    });
    expect(await versionOf(sql)).not.toBe(seen[0]);
  }),
);

test("changes older than an hour are deleted, which changes the version; younger ones stay", () =>
  withIsolatedRollback(async (tx) => {
    await tx`delete from private.catalogue_changes`;
    await tx`
      insert into private.catalogue_changes (changed_at, transaction_id)
      select now() - make_interval(mins => case n when 1 then 59 else 61 end), n::text::xid8 from generate_series(1, 50) as n`;
    const before = await versionOf(tx);
    await createCreator(tx, "Noor");
    expect(await tx`select transaction_id from private.catalogue_changes where changed_at < now()`).toEqual([
      { transaction_id: "1" },
    ]);
    expect(await versionOf(tx)).not.toBe(before);
  })());

test("a change changes the version also when the deleted numbers add up to its own", () =>
  withIsolatedRollback(async (tx) => {
    const { lessonId } = await createShop(tx);
    await tx`delete from private.catalogue_changes`;
    await tx`
      insert into private.catalogue_changes (transaction_id, changed_at) values ('3', now() - interval '2 hours')`;
    await tx`
      insert into private.catalogue_changes overriding system value values (1, '4', now() - interval '2 hours')`;
    const before = await versionOf(tx);
    await tx`update public.lessons set price = 13 where id = ${lessonId}`;
    expect(await versionOf(tx)).not.toBe(before);
  })());
