/** Every error code with its HTTP status and its message. The set is closed. */
const errors = {
  validation_error: [400, "Something in this request is not right. Please check it and try again."],
  coupon_invalid: [400, "This code cannot be used here."],
  invalid_signature: [400, "The signature of this webhook is missing or wrong."],
  invalid_payload: [400, "The body of this webhook is not a Stripe event."],
  unauthenticated: [401, "Please sign in first."],
  insufficient_credits: [402, "You do not have enough credits for this lesson."],
  cross_origin: [403, "This request came from another site. Send it from the shop's own pages."],
  lesson_closed: [403, "This lesson is not open to you. Only its buyers can read it."],
  not_found: [404, "We could not find that."],
  lesson_not_found: [404, "We could not find that lesson. It may no longer be for sale."],
  pack_not_found: [404, "This pack of credits is not for sale."],
  purchase_not_found: [404, "We could not find that purchase."],
  method_not_allowed: [405, "That method is not possible here."],
  already_purchased: [409, "This lesson is already yours."],
  price_changed: [409, "The price of this lesson has changed. Nothing was spent."],
  refund_not_possible: [409, "There is nothing left to refund here."],
  undo_not_possible: [
    409,
    "Only a lesson that was opened in the last 15 minutes, and that you have not read, can be undone.",
  ],
  grant_spent: [409, "Some of these credits are spent already: they cannot be taken back."],
  own_grant: [409, "Nobody grants credits to themselves. Ask another operator."],
  payload_too_large: [413, "That is more than we accept at once."],
  unsupported_media_type: [415, "The body must be JSON: send content-type: application/json."],
  too_many_undos: [429, "You have taken back several lessons today. This one stays yours."],
  rate_limited: [429, "That was a little too fast. Please wait a moment and try again."],
  internal_error: [500, "Something broke on our side. Please try again."],
  stripe_error: [502, "The payment service turned this down. Please try again later."],
  unavailable: [503, "We cannot reach a service we need right now. Please try again in a moment."],
} as const satisfies Record<string, readonly [status: number, message: string]>;

export type ErrorCode = keyof typeof errors;

export const isErrorCode = (code: unknown): code is ErrorCode =>
  typeof code === "string" && Object.hasOwn(errors, code);

export const statusFor = (code: ErrorCode): number => errors[code][0];

export const messageFor = (code: ErrorCode): string => errors[code][1];

/**
 * A failure that the caller must handle; `retryAfterSeconds` comes with rate_limited and unavailable, the number of
 * `missing` credits with insufficient_credits. Of a job, `report` is what was done all the same.
 */
export type Failure = {
  ok: false;
  code: ErrorCode;
  message?: string;
  retryAfterSeconds?: number;
  missing?: number;
  report?: object;
};

/** `message` replaces the code's own. */
export function failure(code: ErrorCode, extra: Omit<Failure, "ok" | "code"> = {}): Failure {
  return { ok: false, code, ...extra };
}

/** An outage of a dependency (database, auth, Stripe), as opposed to a bug. Answered with 503. */
export class UnavailableError extends Error {
  override name = "UnavailableError";

  /** By its name: Next's bundles load copies of this class, and hand each other what a promise was rejected with. */
  static override [Symbol.hasInstance](error: unknown): boolean {
    return error instanceof Error && error.name === "UnavailableError";
  }
}

/** A form came without a session, and cannot be kept over the sign-in. Answered with 401 and the form. */
export class SignedOutError extends Error {
  override name = "SignedOutError";
}

/** For `.catch`, of what a page can do without: an outage becomes null; bugs are thrown on. */
export function unknownInOutage(error: unknown): null {
  if (error instanceof UnavailableError) return null;
  throw error;
}

/** For `.catch`: an outage becomes a failure; bugs are thrown on. */
export function toFailure(error: unknown): Failure {
  if (error instanceof UnavailableError) return failure("unavailable");
  throw error;
}
