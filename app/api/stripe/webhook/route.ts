import { notAllowed, route } from "@/lib/http/route";
import { readEvent } from "@/lib/payments/events";
import { recordEvent } from "@/lib/payments/record";
import { refundDuplicatePayment } from "@/lib/payments/refunds";

/** 2xx only once the event is recorded; otherwise Stripe retries. */
export const POST = route(async (request, { note }) => {
  const read = await readEvent(request);
  if (!read.ok) return read;
  const { id, type } = read.event;
  const recorded = await recordEvent(read.event);
  const { outcome, purchaseId, status } = recorded;
  note({ eventId: id, eventType: type, outcome, purchaseId, purchaseStatus: status });
  refundDuplicatePayment(recorded);
  return { received: true };
});

export const { DELETE, GET, PATCH, PUT } = notAllowed("POST");
