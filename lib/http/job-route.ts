import "server-only";
import { createHash, timingSafeEqual } from "node:crypto";
import { env } from "@/lib/env";
import { failure } from "@/lib/errors";
import { route } from "@/lib/http/route";

/** A handler for a scheduler, which sends `Authorization: Bearer CRON_SECRET`. */
export const jobRoute = (job: () => Promise<object>) =>
  route(async (request) => {
    if (hasCronSecret(request)) return job();
    return failure("unauthenticated", { message: "Send Authorization: Bearer CRON_SECRET." });
  });

/** Compares digests, so that timing discloses neither length nor content of the secret. */
export function hasCronSecret(request: Request): boolean {
  const token = request.headers.get("authorization")?.replace(/^Bearer /i, "") ?? "";
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(token), digest(env().CRON_SECRET));
}
