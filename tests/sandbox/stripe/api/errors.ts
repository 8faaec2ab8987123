import type Stripe from "stripe";

export type ErrorBody = {
  type: Stripe.RawErrorType;
  message: string;
  code?: string;
  param?: string;
  decline_code?: string;
};

/** An error response of Stripe: status, body and headers. */
export class StripeFailure extends Error {
  readonly status: number;
  readonly body: ErrorBody;
  readonly headers: Record<string, string>;

  constructor(status: number, body: ErrorBody, headers: Record<string, string> = {}) {
    super(body.message);
    this.status = status;
    this.body = body;
    this.headers = headers;
  }
}

/** 400 `invalid_request_error`. */
export function invalid(message: string, code?: string, param?: string): StripeFailure {
  return new StripeFailure(400, { type: "invalid_request_error", message, code, param });
}

/** 404 `resource_missing`, for example `missing("payment_intent", "pi_1", "intent")`. */
export function missing(object: string, id: string, param = "id"): StripeFailure {
  const message = `No such ${object}: '${id}'`;
  return new StripeFailure(404, { type: "invalid_request_error", code: "resource_missing", message, param });
}

/** 401, without a key or with a wrong one, of which Stripe shows only the ends. */
export function unauthorized(key: string): StripeFailure {
  const message = key
    ? `Invalid API Key provided: ${key.slice(0, 8)}${"*".repeat(8)}${key.slice(-4)}`
    : "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY').";
  const headers = { "www-authenticate": 'Bearer realm="Stripe"' };
  return new StripeFailure(401, { type: "invalid_request_error", message }, headers);
}

/** 404 for a path or method that is not implemented. */
export function unrecognized(method: string, path: string): StripeFailure {
  const message = `Unrecognized request URL (${method}: ${path}). The Stripe sandbox has no such endpoint.`;
  return new StripeFailure(404, { type: "invalid_request_error", message });
}

/** 409: another request with this idempotency key is in progress. */
export function keyInUse(key: string): StripeFailure {
  const message = `There is currently another in-progress request using this Idempotent Key (that probably means you submitted twice, and the other request is still going through): ${key}. Please try again later.`;
  const body: ErrorBody = { type: "invalid_request_error", code: "idempotency_key_in_use", message };
  return new StripeFailure(409, body, { "stripe-should-retry": "true" });
}

export function rateLimited(): StripeFailure {
  const message =
    "Request rate limit exceeded. Learn more about rate limits at https://docs.stripe.com/rate-limits.";
  const body: ErrorBody = { type: "invalid_request_error", code: "rate_limit", message };
  return new StripeFailure(429, body, { "stripe-rate-limited-reason": "global-rate" });
}

/** 500. Stripe stores it under the idempotency key, so its header says not to retry. */
export function internal(): StripeFailure {
  const message = "An unknown error occurred. Sorry about that; we've been notified of the problem.";
  return new StripeFailure(500, { type: "api_error", message }, { "stripe-should-retry": "false" });
}
