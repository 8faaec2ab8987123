import type { IncomingMessage, ServerResponse } from "node:http";
import { log } from "../log.ts";
import { countRequests } from "../supabase/request-counter.ts";

/** Logs how many requests to Supabase a page waited for, and in how many steps. The API logs its own requests. */
export function logRequests({ url }: IncomingMessage, response: ServerResponse, answer: () => void): void {
  const startedAt = performance.now();
  const read = countRequests(answer);
  response.once("finish", () => {
    const { requests, steps } = read();
    const requestId = response.getHeader("x-request-id");
    if (requests === 0 || requestId === undefined || url?.startsWith("/api/")) return;
    log.info({ requestId, requests, steps, ms: Math.round(performance.now() - startedAt) }, "supabase");
  });
}
