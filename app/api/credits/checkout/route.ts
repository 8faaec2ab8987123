import { getUser } from "@/lib/auth/session";
import { startCreditCheckout } from "@/lib/checkout/credits/buying/checkout";
import { failure } from "@/lib/errors";
import { notAllowed, readJson, route } from "@/lib/http/route";
import { creditCheckoutRequest } from "@/types/api";

export const POST = route(async (request, { note }) => {
  const user = await getUser();
  if (!user) return failure("unauthenticated");
  const body = await readJson(request, creditCheckoutRequest);
  if (!body.ok) return body;
  const result = await startCreditCheckout(user, body.data);
  if (!result.ok) return result;
  const { purchaseId, sessionId, sessionUrl } = result;
  note({ purchaseId });
  return { purchaseId, sessionId, sessionUrl };
});

export const { DELETE, GET, PATCH, PUT } = notAllowed("POST");
