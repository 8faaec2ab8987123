import { expect, test } from "vitest";
import { mutantsOfCoupons } from "../../support/database/coupon-histories/mutants/mutants.ts";
import { mutantsOfCredits } from "../../support/database/credit-histories/mutants/mutants.ts";
import { sql } from "../../support/database/database.ts";
import { mutantsOfDrafts } from "../../support/database/draft-histories/mutants-of-drafts.ts";
import { mutantsOfMerging } from "../../support/database/histories/mutants-of-merging.ts";
import { mutantsOfMoney } from "../../support/database/histories/mutants-of-money.ts";
import { mutantsOfStatus } from "../../support/database/histories/mutants-of-status.ts";

// `npm run test:deep` runs them; this is noticed before each commit.
test("what a mutant changes is in its function", async () => {
  const ofPayments = [...mutantsOfMerging(), ...mutantsOfStatus(), ...mutantsOfMoney()];
  const mutants = [...ofPayments, ...mutantsOfCredits(), ...mutantsOfCoupons(), ...mutantsOfDrafts()];
  expect(mutants.length).toBeGreaterThanOrEqual(113);
  const targets = [...new Set(mutants.map(({ target }) => target))];
  const rows = await sql<{ target: string; text: string }[]>`
    select target, pg_get_functiondef(target::regproc) as text from unnest(${targets}::text[]) as target`;
  const textOf = new Map(rows.map(({ target, text }) => [target, text]));
  const lost = mutants.filter(({ target, edits }) =>
    edits.some(([from]) => !textOf.get(target)?.includes(from)),
  );
  expect(lost.map(({ name }) => name)).toEqual([]);
});
