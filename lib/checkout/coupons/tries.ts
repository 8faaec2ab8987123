import "server-only";
import { createHash } from "node:crypto";
import type { User } from "@/lib/auth/session";
import { type Failure, failure } from "@/lib/errors";
import { consumeRateLimit, releaseRateLimit } from "@/lib/http/limits/rate-limit";

const wrongCodes = 20;
const windowSeconds = 10 * 60;

/** Who tries a code: a member, or a guest by their network, which is undefined where no proxy named it. */
export type CouponTrier = User | { network: string | undefined };

/**
 * Looks a code up, unless this member or network has tried too many that do not exist: else codes could be guessed. A
 * code that exists costs no try.
 */
export async function tryCode<T>(
  trier: CouponTrier,
  look: () => Promise<T>,
  isUnknown: (answer: T) => boolean,
): Promise<T | Failure> {
  const key = keyOf(trier);
  const limit = key && (await consumeRateLimit(key, wrongCodes, windowSeconds));
  if (limit && !limit.ok) return tooManyCodes(limit.retryAfterSeconds);
  const answer = await look();
  if (key && !isUnknown(answer)) await releaseRateLimit(key, windowSeconds);
  return answer;
}

/** The same limit for SQL try_coupon. */
export function triesOf(trier: CouponTrier) {
  const key = keyOf(trier);
  return { max_tries: wrongCodes, window_seconds: windowSeconds, ...(key && { try_key: key }) };
}

export const tooManyCodes = (retryAfterSeconds: number): Failure =>
  failure("rate_limited", {
    retryAfterSeconds,
    message:
      "Too many codes that do not exist were tried here. Please wait some minutes, or buy without one.",
  });

/** A network is hashed, so that the counters hold no personal data. */
function keyOf(trier: CouponTrier): string | undefined {
  if ("id" in trier) return `coupon:${trier.id}`;
  const { network } = trier;
  return network && `coupon:${createHash("sha256").update(network).digest("base64url")}`;
}
