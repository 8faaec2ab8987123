import { getUser } from "@/lib/auth/session";
import { failure } from "@/lib/errors";
import { notAllowed, readJson, route } from "@/lib/http/route";
import { verifyCheckout } from "@/lib/payments/verify";
import { verifyRequest } from "@/types/api";

/** Reads a session of the caller's from Stripe and records it. */
export const POST = route(async (request, { note }) => {
  const user = await getUser();
  if (!user) return failure("unauthenticated");
  const body = await readJson(request, verifyRequest);
  if (!body.ok) return body;
  const result = await verifyCheckout(user, body.data.sessionId);
  if (!result.ok) return result;
  const { purchaseId, status, accessGranted } = result;
  note({ purchaseId });
  return { purchaseId, status, accessGranted };
});

export const { DELETE, GET, PATCH, PUT } = notAllowed("POST");
