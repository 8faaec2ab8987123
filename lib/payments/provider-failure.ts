import { type Failure, failure } from "@/lib/errors";
import type { ProviderFailure } from "@/lib/payments/payment-provider";

/** The code of the HTTP API for a call to the provider that did not succeed. */
export const failureCode = ({ code }: Pick<ProviderFailure, "code">): "stripe_error" | "unavailable" =>
  code === "refused" ? "stripe_error" : code;

/** What a caller is told when a call to the provider did not succeed. */
export const toFailure = (failed: ProviderFailure): Failure =>
  failure(failureCode(failed), { retryAfterSeconds: failed.retryAfterSeconds });
