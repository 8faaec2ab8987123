import { getUser } from "@/lib/auth/session";
import { failure } from "@/lib/errors";
import { notAllowed, parse, readJson, route } from "@/lib/http/route";
import { requestRefund } from "@/lib/payments/refunds";
import { getPaymentStory } from "@/lib/purchases/details";
import { id, refundRequest } from "@/types/api";

/** Refunds a sale of the caller's, wholly or in part; operators any. The same `requestId` again is the same refund. */
export const POST = route<{ id: string }>(async (request, { params, note }) => {
  const user = await getUser();
  if (!user) return failure("unauthenticated");
  const purchase = parse(params.id, id);
  if (!purchase.ok) return failure("purchase_not_found");
  const body = await readJson(request, refundRequest);
  if (!body.ok) return body;
  const { amountCents: amountMinor, ...rest } = body.data;
  const result = await requestRefund(user, { ...rest, amountMinor, purchaseId: purchase.data });
  note({ purchaseId: purchase.data, refundRequestId: body.data.requestId });
  if (!result.ok) return result;
  const story = await getPaymentStory(purchase.data);
  return { state: result.state, status: story?.status, refundedCents: story?.refundedMinor };
});

export const { DELETE, GET, PATCH, PUT } = notAllowed("POST");
