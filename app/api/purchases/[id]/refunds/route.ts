import { getUser } from "@/lib/auth/session";
import { failure } from "@/lib/errors";
import { notAllowed, parse, readJson, route } from "@/lib/http/route";
import { requestRefund } from "@/lib/payments/refunds";
import { getPurchaseDetails } from "@/lib/purchases/details";
import { id, refundRequest } from "@/types/api";

/** Refunds a sale of the caller's in full or in part; operators any sale. Idempotent by `requestId`. */
export const POST = route<{ id: string }>(async (request, { params, note }) => {
  const user = await getUser();
  if (!user) return failure("unauthenticated");
  const purchaseId = parse(params.id, id);
  if (!purchaseId.ok) return failure("purchase_not_found");
  const body = await readJson(request, refundRequest);
  if (!body.ok) return body;
  const result = await requestRefund(user, { ...body.data, purchaseId: purchaseId.data });
  note({ purchaseId: purchaseId.data, refundRequestId: body.data.requestId });
  if (!result.ok) return result;
  const purchase = await getPurchaseDetails(purchaseId.data);
  return { state: result.state, status: purchase?.status, refundedMinor: purchase?.refundedMinor };
});

export const { DELETE, GET, PATCH, PUT } = notAllowed("POST");
