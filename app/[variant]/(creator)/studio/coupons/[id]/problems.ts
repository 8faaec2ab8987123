import type { Flash } from "@/lib/http/forms/flash";
import type { CouponErrors } from "@/lib/studio/coupon-form";

/** What the database refused, beside its field. */
export function problemErrors(flash: Flash | null): CouponErrors {
  if (flash?.kind !== "coupon") return {};
  switch (flash.problem) {
    case "code_taken":
      return {
        code: "You have this code already, perhaps among the ended ones: change that one, or choose another.",
      };
    case "ends_before_start":
      return { endsAt: "The end is before the start." };
    case "stale":
      return { code: "This code was changed in another tab meanwhile. Please check it, and save again." };
  }
}
