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
import { createLesson, createShop, type Shop } from "../../support/database/shop.ts";

async function versionOf(tx: Queries): Promise<string> {
  const [row] = await tx<{ version: string }[]>`select public.catalogue_version() as version`;
  return row?.version ?? "";
}

const changes: Record<string, (tx: Tx, shop: Shop) => Promise<unknown>> = {
  "a new lesson": (tx, { creator }) => createLesson(tx, { creator_id: creator.id }),
  "another price": (tx, { lessonId }) => tx`update public.lessons set price = 13 where id = ${lessonId}`,
  "an archived lesson": (tx, { lessonId }) =>
    tx`update public.lessons set status = 'archived' where id = ${lessonId}`,
  "a deleted lesson": (tx, { lessonId }) => tx`delete from public.lessons where id = ${lessonId}`,
  "a creator's other name": (tx, { creator }) =>
    tx`update public.profiles set display_name = 'Inès' where id = ${creator.id}`,
};

test.each(Object.entries(changes))("%s changes the version", (_name, change) =>
  withIsolatedRollback(async (tx) => {
    const shop = await createShop(tx);
    const before = await versionOf(tx);
    await change(tx, shop);
    const after = await versionOf(tx);
    expect(after).not.toBe(before);
    expect(await asRole(tx, "anon", () => versionOf(tx))).toBe(after);
  })(),
);

test("a purchase leaves the version", () =>
  withIsolatedRollback(async (tx) => {
    const { learner, lessonId } = await createShop(tx);
    const before = await versionOf(tx);
    await tx`select public.open_checkout(${learner.id}, ${lessonId}, 10, false, '{}')`;
    expect(await versionOf(tx)).toBe(before);
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

test("changes older than a day are deleted, which changes the version", () =>
  withIsolatedRollback(async (tx) => {
    await tx`insert into private.catalogue_changes (changed_at) values (now() - interval '2 days')`;
    const before = await versionOf(tx);
    await createShop(tx);
    expect(
      await tx`select 1 from private.catalogue_changes where changed_at < now() - interval '1 day'`,
    ).toEqual([]);
    expect(await versionOf(tx)).not.toBe(before);
  })());

test("a change changes the version also when the deleted numbers add up to its own", () =>
  withIsolatedRollback(async (tx) => {
    const { lessonId } = await createShop(tx);
    await tx`delete from private.catalogue_changes`;
    await tx`insert into private.catalogue_changes (changed_at) values (now() - interval '2 days')`;
    await tx`insert into private.catalogue_changes overriding system value values (1, now() - interval '2 days')`;
    const before = await versionOf(tx);
    await tx`update public.lessons set price = 13 where id = ${lessonId}`;
    expect(await versionOf(tx)).not.toBe(before);
  })());
