import { getUser } from "@/lib/auth/session";
import { redeemLesson } from "@/lib/checkout/credits/redeem";
import { failure } from "@/lib/errors";
import { notAllowed, parse, readJson, route } from "@/lib/http/route";
import { id, redeemHeaders, redeemRequest } from "@/types/api";

/** Opens a lesson with credits. */
export const POST = route<{ id: string }>(async (request, { params, note }) => {
  const user = await getUser();
  if (!user) return failure("unauthenticated");
  if (!id.safeParse(params.id).success) return failure("lesson_not_found");
  const header = parse({ "Idempotency-Key": request.headers.get("idempotency-key") }, redeemHeaders);
  if (!header.ok) return header;
  const body = await readJson(request, redeemRequest, { ifEmpty: {} });
  if (!body.ok) return body;
  const result = await redeemLesson(user, {
    lessonId: params.id,
    idempotencyKey: header.data["Idempotency-Key"],
    expectedPrice: body.data.expectedCredits,
  });
  if (!result.ok) return result;
  const { purchaseId, balance } = result;
  note({ purchaseId });
  return { purchaseId, balance };
});

export const { DELETE, GET, PATCH, PUT } = notAllowed("POST");
