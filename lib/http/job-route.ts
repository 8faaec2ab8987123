import "server-only";
import { createHash, timingSafeEqual } from "node:crypto";
import { env } from "@/lib/env";

/** Checks `Authorization: Bearer CRON_SECRET`; compares digests, so that timing discloses neither length nor content. */
export function hasCronSecret(request: Request): boolean {
  const token = request.headers.get("authorization")?.replace(/^Bearer /i, "") ?? "";
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(token), digest(env().CRON_SECRET));
}
