import { log } from "../log.ts";
import type { Variant } from "./variant-segment.ts";

type Visit = {
  requestId: string;
  method: string | undefined;
  /** Without the query, which may hold what visitors typed. */
  path: string;
  variant: Variant;
  userAgent: string | null | undefined;
};

const maxUserAgent = 200;

/** Logs a visit of a page, rendered or cached. logRequests logs its requests to Supabase. */
export function logPage({ userAgent, ...visit }: Visit): void {
  log.info({ ...visit, userAgent: userAgent?.slice(0, maxUserAgent) }, "page");
}
