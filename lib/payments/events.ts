import "server-only";
import { type Failure, failure } from "@/lib/errors";
import { readBody } from "@/lib/http/body";
import type { PaymentEvent } from "@/lib/payments/payment-provider";
import { provider } from "@/lib/payments/provider";

/** Far above the largest event; a larger body is refused before anything is hashed. */
const maxBytes = 1024 * 1024;

/** The signed event of a webhook request. Fails with payload_too_large, invalid_signature or invalid_payload. */
export async function readEvent(request: Request): Promise<{ ok: true; event: PaymentEvent } | Failure> {
  const body = await readBody(request, maxBytes);
  return body ? provider.verifyEvent(body, request.headers) : failure("payload_too_large");
}
