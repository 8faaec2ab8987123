import { expect, test } from "vitest";
import { checkCouponHistory, checkDirectedHistory } from "../../support/database/coupon-histories/check.ts";
import { directedHistories } from "../../support/database/coupon-histories/directed-histories.ts";
import { requireNoUseBeyondLimit } from "../../support/database/coupon-histories/last-row.ts";
import { mutantsOfCoupons } from "../../support/database/coupon-histories/mutants/mutants.ts";
import { withRollback } from "../../support/database/database.ts";
import { type Check, inTurns, isShown } from "../../support/database/histories/is-shown.ts";
import { changeFunction } from "../../support/database/histories/mutant.ts";

const histories: Check[] = [
  requireNoUseBeyondLimit,
  ...directedHistories.map(
    ([, history]): Check =>
      (tx) =>
        checkDirectedHistory(tx, history),
  ),
  ...Array.from(
    { length: 400 },
    (_, index): Check =>
      (tx) =>
        checkCouponHistory(tx, index + 1),
  ),
];

test.concurrent.each(
  inTurns(mutantsOfCoupons()).map((mutant) => [mutant.name, mutant.target, mutant] as const),
)(
  "the coupon histories notice when %s (%s)",
  (_name, _target, mutant) =>
    withRollback(async (tx) => {
      await changeFunction(tx, mutant);
      expect(await isShown(tx, histories), "some history shows it").toBe(true);
    })(),
  600_000,
);
