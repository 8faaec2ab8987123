import { expect, test } from "vitest";
import { errorCodeOf, sql, withRollback } from "../../support/database/database.ts";
import { refusedCoupons } from "../../support/database/refused-coupons.ts";
import { refusedCredits } from "../../support/database/refused-credits.ts";
import { refusedDrafts } from "../../support/database/refused-drafts.ts";
import { refusedFacts } from "../../support/database/refused-facts.ts";
import { refusedFiles } from "../../support/database/refused-files.ts";
import { refusedLessons } from "../../support/database/refused-lessons.ts";
import { refusedMails } from "../../support/database/refused-mails.ts";
import { refusedPurchases } from "../../support/database/refused-purchases.ts";
import { createPurchase, createShop } from "../../support/database/shop.ts";

const refused = [
  ...refusedLessons,
  ...refusedDrafts,
  ...refusedFiles,
  ...refusedPurchases,
  ...refusedFacts,
  ...refusedCredits,
  ...refusedCoupons,
  ...refusedMails,
];

test(
  "each rule refuses what breaks it",
  withRollback(async (tx) => {
    const shop = await createShop(tx);
    for (const [constraint, what, attempt] of refused) {
      const reason = await errorCodeOf(tx, (inner) => attempt(inner, shop));
      expect.soft(reason, what).toBe(constraint);
    }
  }),
);

test.each(["pending", "cancelled", "expired"])("a checkout without a known session can be %s", (status) =>
  withRollback(async (tx) => {
    const shop = await createShop(tx);
    const unknown = { status, stripe_session_id: null, payment_intent_id: null };
    expect(await errorCodeOf(tx, (inner) => createPurchase(inner, shop, unknown))).toBeNull();
  })(),
);

test("every check and unique rule that the database has is tried here", async () => {
  const rules = await sql<{ name: string }[]>`
    select conname as name from pg_constraint
    where connamespace in ('public'::regnamespace, 'private'::regnamespace) and contype in ('c', 'u', 'x')
    union
    select relname from pg_index join pg_class on pg_class.oid = indexrelid
    where relnamespace in ('public'::regnamespace, 'private'::regnamespace) and indisunique and indpred is not null`;
  expect(rules.map(({ name }) => name).sort()).toEqual([...new Set(refused.map(([name]) => name))].sort());
});
