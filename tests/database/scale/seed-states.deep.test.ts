import { expect, test } from "vitest";
import { withRollback } from "../../support/database/database.ts";
import { createSeededCreator } from "../../support/database/seeded-purchases.ts";

test(
  "purchases that are written at once are in every state",
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
