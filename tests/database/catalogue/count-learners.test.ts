import { expect, test } from "vitest";
import { inCommittedShop } from "../../support/database/committed-data.ts";
import { asRole, sql, withRollback } from "../../support/database/database.ts";
import { createLesson, createShop } from "../../support/database/shop.ts";
import { timeouts } from "../../support/timeouts.ts";

test(
  "counting learners does not wait for an entry that somebody changes: the next job counts it",
  inCommittedShop(async ({ lessonId }) => {
    const learners = async () => {
      const rows = await sql`select learners from private.catalogue where lesson_id = ${lessonId}`;
      return rows.map((row) => row.learners);
    };
    const count = () =>
      sql.begin(async (tx) => {
        await tx`set local lock_timeout = '1ms'`;
        await asRole(tx, "service_role", () => tx`select public.count_learners()`);
      });
    await sql`update private.catalogue set learners = 7 where lesson_id = ${lessonId}`;
    await sql.begin(async (tx) => {
      await tx`select from private.catalogue where lesson_id = ${lessonId} for update`;
      await count();
    });
    expect(await learners()).toEqual([7]);
    // Another test may be counting, too.
    const countAgain = () => count().then(learners);
    await expect.poll(countAgain, { timeout: timeouts.expect }).toEqual([0]);
  }),
);

test(
  "as many entries as are asked for are counted at a time, until none is left",
  withRollback(async (tx) => {
    const { creator } = await createShop(tx);
    const count = (rows: number) =>
      asRole(tx, "service_role", async () => {
        const [row] = await tx<{ changed: number }[]>`select public.count_learners(${rows}) as changed`;
        return row?.changed;
      });
    await count(1_000_000);
    for (let i = 0; i < 2; i++) await createLesson(tx, { creator_id: creator.id });
    await tx`update private.catalogue set learners = 7 where creator_id = ${creator.id}`;
    expect([await count(2), await count(2), await count(2)]).toEqual([2, 1, 0]);
  }),
);
