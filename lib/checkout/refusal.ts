import { type Failure, failure } from "@/lib/errors";

type Outcome =
  | "already_purchased"
  | "processing"
  | "free"
  | "lesson_not_found"
  | "over"
  | "pack_not_found"
  | "unauthenticated";

/** Why the database opens no checkout. */
export function refusal(outcome: Outcome): Failure {
  switch (outcome) {
    case "processing":
      return failure("already_purchased", {
        message: "Your payment for this lesson is being processed or reviewed.",
      });
    case "free":
      return failure("validation_error", { message: "This lesson is free: just open it." });
    case "over":
      return failure("validation_error", {
        message: "The purchase that you began cannot be finished any more. You can begin again.",
      });
    default:
      return failure(outcome);
  }
}
