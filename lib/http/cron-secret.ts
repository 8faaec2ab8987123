import "server-only";
import { createHash, timingSafeEqual } from "node:crypto";
import { env } from "@/lib/env";

/** Whether a request carries `Authorization: Bearer CRON_SECRET`. By digest, so that neither length nor content show in the time it takes. */
export function hasCronSecret(request: Request): boolean {
  const token = request.headers.get("authorization")?.replace(/^Bearer /i, "") ?? "";
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(token), digest(env().CRON_SECRET));
}
