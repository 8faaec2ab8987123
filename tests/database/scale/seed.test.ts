import { expect, test } from "vitest";
import { sql, withRollback } from "../../support/database/database.ts";
import { record } from "../../support/database/payment-facts.ts";
import { answerOf, readHistory, returnToPending } from "../../support/database/seeded-history.ts";
import { createSeededCreator, purchaseRows } from "../../support/database/seeded-purchases.ts";
import { scaled } from "../../support/scale.ts";

test(
  "purchases that are written at once have the rows that the payments core writes one by one",
  withRollback(async (tx) => {
    const creatorId = await createSeededCreator(tx, scaled(12, 400));
    const written = await purchaseRows(tx, creatorId);
    const history = await readHistory(tx, creatorId);
    await returnToPending(tx, creatorId);
    for (const fact of history) await record(tx, answerOf(fact));
    expect(await purchaseRows(tx, creatorId)).toEqual(written);
  }),
);

test("the sandbox's database is marked, so that invented purchases go nowhere else", async () => {
  const [mark] = await sql`select current_setting('lectern.sandbox', true) as value`;
  expect(mark?.value).toBe("on");
});
