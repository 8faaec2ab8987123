import "server-only";
import { createHash } from "node:crypto";
import { LRUCache } from "lru-cache";
import { clientOf } from "@/lib/http/limits/client";
import { consumeRateLimit } from "@/lib/http/limits/rate-limit";
import { log } from "@/lib/log";
import { type LessonSearch, lessonsPath, toSegment } from "./params";

const searchesPerMinute = 60;

/** Searches of the last minute: their results are cached (lib/catalogue/cache.ts). */
const recent = new LRUCache<string, true>({ max: 1000, ttl: 60_000 });

/** Counts a search by its client, unless its results are cached or the whole catalogue is asked for. */
export async function isSearchAllowed(search: LessonSearch, headers: Headers): Promise<boolean> {
  const key = toSegment(search);
  if (lessonsPath(search, { after: search.after }) === "/lessons" || recent.has(key)) return true;
  const client = clientOf(headers);
  if (client && !(await consume(client))) return false;
  // A filter by the member's own purchases is never cached.
  if (!search.owned) recent.set(key, true);
  return true;
}

/** Hashed, so that the counters hold no personal data. An outage is left to the search itself. */
async function consume(client: string): Promise<boolean> {
  const hash = createHash("sha256").update(client).digest("base64url");
  try {
    return (await consumeRateLimit(`search:${hash}`, searchesPerMinute, 60)).ok;
  } catch (err) {
    log.warn({ err }, "search: not counted");
    return true;
  }
}
