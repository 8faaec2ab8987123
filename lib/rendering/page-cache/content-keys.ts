import { z } from "zod";
import { log } from "../../log.ts";
import { serviceClient } from "../../supabase/service-client.ts";
import { unwrap } from "../../supabase/unwrap.ts";
import type { ContentKey } from "./page-cache.ts";

export type ReadContentKeys = (paths: string[]) => Promise<z.infer<typeof answer>>;

/** Of one read, which takes about half a millisecond for each in the database. */
const atMost = 50;
/** Sooner than a page is rendered, which is what is done without an answer. */
const timeoutMs = 2_000;

/**
 * Reads content keys, one request at a time: what is asked for meanwhile is read together by the next. Rejects where
 * the database does not answer. Logs when reading begins to fail and when it works again.
 */
export function createContentKeys(
  read: ReadContentKeys = readContentKeys,
  warn: (fields: object, message: string) => void = log.warn.bind(log),
): (path: string) => Promise<ContentKey> {
  const waiting = new Map<string, PromiseWithResolvers<ContentKey>>();
  let isReading = false;
  let isFailing = false;

  async function readWaiting() {
    isReading = true;
    while (waiting.size > 0) {
      const batch = [...waiting].slice(0, atMost);
      for (const [path] of batch) waiting.delete(path);
      try {
        const { version, keys } = await read(batch.map(([path]) => path));
        for (const [path, { resolve }] of batch) resolve({ contentKey: keys[path] ?? null, version });
        if (isFailing) warn({}, "content keys are readable again");
        isFailing = false;
      } catch (err) {
        for (const [, { reject }] of batch) reject(err);
        if (!isFailing) warn({ err }, "content keys are not readable");
        isFailing = true;
      }
    }
    isReading = false;
  }

  return (path) => {
    const request = waiting.get(path) ?? Promise.withResolvers<ContentKey>();
    waiting.set(path, request);
    if (!isReading) void readWaiting();
    return request.promise;
  };
}

const answer = z.object({ version: z.string(), keys: z.record(z.string(), z.string().nullable()) });

async function readContentKeys(paths: string[]) {
  const query = serviceClient("server").rpc("get_page_keys", { paths });
  return answer.parse(unwrap(await query.abortSignal(AbortSignal.timeout(timeoutMs))));
}
