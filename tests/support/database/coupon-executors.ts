import type { Executors } from "./account-functions.ts";

/** Who may execute each function about coupons. */
// biome-ignore format: a table
export const couponExecutors: Executors = [
  ["private.coupon_key(text)",                  ["service_role"]],
  ["private.is_coupon_code(text)",              ["service_role"]],
];
