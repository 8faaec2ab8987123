import { expect, test } from "vitest";
import { sql, withRollback } from "../../support/database/database.ts";
import { record } from "../../support/database/payment-facts.ts";
import { answerOf, readHistory, returnToPending } from "../../support/database/seeded-history.ts";
import { createSeededCreator, purchaseRows } from "../../support/database/seeded-purchases.ts";
import { scaled } from "../../support/scale.ts";

test(
  "purchases that are written at once have the rows that the payments core writes one by one",
  withRollback(async (tx) => {
    const creatorId = await createSeededCreator(tx, scaled(40, 400));
    const written = await purchaseRows(tx, creatorId);
    const history = await readHistory(tx, creatorId);
    await returnToPending(tx, creatorId);
    for (const fact of history) await record(tx, answerOf(fact));
    expect(await purchaseRows(tx, creatorId)).toEqual(written);
  }),
);

test(
  "every state is among them",
  withRollback(async (tx) => {
    const creatorId = await createSeededCreator(tx, 500);
    const states = await tx<{ status: string }[]>`
      select distinct status::text as status from public.purchases where creator_id = ${creatorId} order by 1`;
    const paid = ["completed", "disputed", "partially_refunded", "refunded"];
    expect(states.map(({ status }) => status).sort()).toEqual(
      [...paid, "expired", "failed", "processing"].sort(),
    );
  }),
);

test("the sandbox's database is marked, so that invented purchases go nowhere else", async () => {
  const [mark] = await sql`select current_setting('lectern.sandbox', true) as value`;
  expect(mark?.value).toBe("on");
});
