import { createHash, timingSafeEqual } from "node:crypto";
import { env } from "@/lib/env";
import { failure } from "@/lib/errors";
import { notAllowed, route } from "@/lib/http";
import { reconcile } from "@/lib/payments/reconcile";

/** For a scheduler, every few minutes: looks for what Stripe knows and the shop does not, and mends it. */
export const POST = route(async (request) => {
  const token = request.headers.get("authorization")?.replace(/^Bearer /i, "") ?? "";
  if (!isSecret(token))
    return failure("unauthenticated", { message: "Send Authorization: Bearer CRON_SECRET." });
  return reconcile();
});

export const { DELETE, GET, PATCH, PUT } = notAllowed("POST");

/** By digest, so that neither length nor content show in the time it takes. */
function isSecret(token: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(token), digest(env().CRON_SECRET));
}
