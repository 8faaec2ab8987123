import { createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { type Failure, failure } from "@/lib/errors";
import { parseJson } from "@/lib/http/body";
import type { Answer, Page, PaymentEvent, PaymentProvider, Since } from "@/lib/payments/payment-provider";
import { disputeFact, eventOf, refundFact, sessionFact } from "./facts";
import { complaint, notice, noticeSecret, order, returned, signatureHeader, toTotal } from "./objects";

/** A provider that is not Stripe. It has one page to pay on, and no payments that wait for their buyer. */
export const secondProvider: PaymentProvider = {
  livemode: false,
  createSession: ({ purchaseId, title, amountMinor, currency, successUrl, lessonId }) =>
    ask("/orders", order, sessionFact, {
      reference: purchaseId,
      title,
      total: toTotal(amountMinor, currency.toUpperCase()),
      labels: lessonId ? { lesson_id: lessonId } : {},
      thanksUrl: successUrl,
    }),
  retrieveSession: (id) => ask(`/orders/${id}`, order, sessionFact),
  expireSession: (id) => ask(`/orders/${id}/void`, order, sessionFact, {}),
  cancelPayment: async () => ({ ok: false, code: "refused", reason: "no payment waits for its buyer" }),
  createRefund: ({ id, paymentId, amountMinor }) =>
    ask("/returns", returned, refundFact, { captureId: paymentId, reference: id, parts: amountMinor }),
  retrieveRefund: (id) => ask(`/returns/${id}`, returned, refundFact),
  retrieveDispute: (id) => ask(`/complaints/${id}`, complaint, disputeFact),
  listRefunds: (of) => list("/returns", of, returned, refundFact),
  listDisputes: (of) => list("/complaints", of, complaint, disputeFact),
  listEvents: (of) => list("/notices", of, notice, (each) => ({ id: each.id, event: eventOf(each) })),
  verifyEvent,
  getWebhookState: (url) =>
    ask("/hook", z.string().nullable(), (known) => (known === url ? "enabled" : "missing")),
  describeDisputeReason: () => "The buyer complains.",
  describeRefundFailure: () => "The money could not be given back.",
  describeRefusal: () => "The provider refused.",
};

/** `occurredAt` in ISO 8601. */
type Read<T, U> = (object: T, occurredAt: string) => U;

async function ask<T, U>(
  path: string,
  shape: z.ZodType<T>,
  read: Read<T, U>,
  body?: object,
): Promise<Answer<U>> {
  const base = process.env.SECOND_PROVIDER_URL;
  const response = await fetch(`${base}${path}`, {
    ...(body && { method: "POST", body: JSON.stringify(body) }),
  }).catch(() => null);
  if (!response) return { ok: false, code: "unavailable", reason: "no answer", unreachable: true };
  const reason = `status ${response.status}`;
  if (response.status === 404) return { ok: false, code: "refused", reason, permanent: "unknown_session" };
  if (!response.ok) return { ok: false, code: response.status < 500 ? "refused" : "unavailable", reason };
  const { asOf, data } = z.object({ asOf: z.int(), data: shape }).parse(await response.json());
  return { ok: true, data: read(data, new Date(asOf * 1000).toISOString()) };
}

const list = <T, U>(
  path: string,
  { since, after, paymentId }: Since & { paymentId?: string },
  shape: z.ZodType<T>,
  read: Read<T, U>,
): Promise<Answer<Page<U>>> => {
  const wanted = { ...(since && { since: `${since}` }), ...(after && { after }) };
  const query = new URLSearchParams({ ...wanted, ...(paymentId && { capture: paymentId }) });
  return ask(`${path}?${query}`, z.array(shape), (items, occurredAt) => ({
    items: items.map((item) => read(item, occurredAt)),
    hasMore: false,
  }));
};

function verifyEvent(body: Buffer, headers: Headers): { ok: true; event: PaymentEvent } | Failure {
  const expected = createHmac("sha256", noticeSecret).update(body).digest();
  const given = Buffer.from(headers.get(signatureHeader) ?? "", "hex");
  if (given.length !== expected.length || !timingSafeEqual(given, expected))
    return failure("invalid_signature");
  const event = notice.safeParse(parseJson(body)).data;
  return event ? { ok: true, event: eventOf(event) } : failure("invalid_payload");
}
