import { notAllowed, route } from "@/lib/http/route";
import { readEvent } from "@/lib/payments/events";
import { recordEvent } from "@/lib/payments/record";

/** 2xx only once the event is recorded; otherwise Stripe retries. */
export const POST = route(async (request, { note }) => {
  const read = await readEvent(request);
  if (!read.ok) return read;
  const { id, type } = read.event;
  const { outcome, purchaseId, status } = await recordEvent(read.event);
  note({ eventId: id, eventType: type, outcome, purchaseId, purchaseStatus: status });
  return Response.json({ received: true }, { headers });
});

/** Next would compress these few bytes, which takes longer than to read the event. */
const headers = { "cache-control": "no-store, no-transform" };

export const { DELETE, GET, PATCH, PUT } = notAllowed("POST");
