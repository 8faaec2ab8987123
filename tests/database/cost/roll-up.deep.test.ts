import { expect, test } from "vitest";
import { blocksOf } from "../../support/database/blocks.ts";
import { type Tx, withRollback } from "../../support/database/database.ts";
import { createSeededCreator } from "../../support/database/seeded-purchases.ts";

/** Calls after which Postgres may keep one plan for any argument. */
const calls = 8;

test(
  "what is added to the earnings is read alone, also by a connection that has added often",
  { timeout: 600_000 },
  withRollback(async (tx) => {
    const creatorId = await createSeededCreator(tx, 5_000);
    const sales = await tx<{ id: string }[]>`
      select id from public.purchases where creator_id = ${creatorId} limit ${calls}`;
    const blocks: number[] = [];
    for (const { id } of sales) blocks.push(await blocksOfRollUp(tx, creatorId, id));
    expect(blocks).toHaveLength(calls);
    expect(Math.max(...blocks)).toBeLessThan(400);
  }),
);

const blocksOfRollUp = (tx: Tx, creatorId: string, purchaseId: string) =>
  blocksOf(tx, "service_role", `select private.roll_up_sales('${creatorId}', array['${purchaseId}'::uuid])`);
