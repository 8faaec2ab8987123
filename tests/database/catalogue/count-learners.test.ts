import { expect, test } from "vitest";
import { inCommittedShop } from "../../support/database/committed-data.ts";
import { asRole, sql } from "../../support/database/database.ts";
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
