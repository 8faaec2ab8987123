import { getUser } from "@/lib/auth/session";
import { startCheckout } from "@/lib/checkout/start";
import { failure } from "@/lib/errors";
import { notAllowed, readJson, route } from "@/lib/http/route";
import { checkoutRequest } from "@/types/api";

export const POST = route(async (request, { note }) => {
  const user = await getUser();
  if (!user) return failure("unauthenticated");
  const body = await readJson(request, checkoutRequest);
  if (!body.ok) return body;
  const result = await startCheckout(user, body.data);
  if (!result.ok) return result;
  const { purchaseId, sessionId } = result;
  note({ purchaseId });
  if (!("sessionUrl" in result)) return { purchaseId, sessionId, sessionUrl: null, status: "completed" };
  return { purchaseId, sessionId, sessionUrl: result.sessionUrl };
});

export const { DELETE, GET, PATCH, PUT } = notAllowed("POST");
