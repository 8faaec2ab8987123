import { notAllowed, route } from "@/lib/http/route";
import { readEvent } from "@/lib/payments/events";
import { recordEvent } from "@/lib/payments/record";
import { refundDuplicatePayment } from "@/lib/payments/refunds";

/** Where Stripe tells what happened. 2xx only once it is recorded: anything else, and Stripe comes back. */
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
