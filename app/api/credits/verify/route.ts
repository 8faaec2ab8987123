import { getUser } from "@/lib/auth/session";
import { verifyCreditCheckout } from "@/lib/checkout/credits/buying/verify";
import { failure } from "@/lib/errors";
import { notAllowed, readJson, route } from "@/lib/http/route";
import { verifyRequest } from "@/types/api";

/** Reads a session of the caller's from Stripe and records it. */
export const POST = route(async (request, { note }) => {
  const user = await getUser();
  if (!user) return failure("unauthenticated");
  const body = await readJson(request, verifyRequest);
  if (!body.ok) return body;
  const result = await verifyCreditCheckout(user, body.data.sessionId);
  if (!result.ok) return result;
  const { purchaseId, status, creditsAdded, balance } = result;
  note({ purchaseId });
  return { status, creditsAdded, balance };
});

export const { DELETE, GET, PATCH, PUT } = notAllowed("POST");
