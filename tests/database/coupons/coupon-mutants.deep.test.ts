import { checkCouponHistory, checkDirectedHistory } from "../../support/database/coupon-histories/check.ts";
import { directedHistories } from "../../support/database/coupon-histories/directed-histories.ts";
import { requireNoUseBeyondLimit } from "../../support/database/coupon-histories/last-row.ts";
import { mutantsOfCoupons } from "../../support/database/coupon-histories/mutants/mutants.ts";
import type { Check } from "../../support/database/histories/is-shown.ts";
import { seeded, testMutants } from "../../support/database/histories/test-mutants.ts";

const directed = directedHistories.map(
  ([, history]): Check =>
    (tx) =>
      checkDirectedHistory(tx, history),
);

testMutants("coupon", mutantsOfCoupons(), [
  requireNoUseBeyondLimit,
  ...directed,
  ...seeded(400, checkCouponHistory),
]);
