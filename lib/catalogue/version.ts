import { env } from "../env.ts";
import { log } from "../log.ts";
import { createPublicClient } from "../supabase/public.ts";
import { unwrap } from "../supabase/unwrap.ts";

/** Minimum time between two queries, in milliseconds. */
const intervalMs = 500;
/** A page waits when the last answer is older than this; with the query's own time a change shows within a second. */
const maxAgeMs = 850;
/** How long a page waits for the query and `onChange` together; it is then served as it was. */
const maxWaitMs = 1_000;

/**
 * `isRepeated`: the version was seen before, and what began to be read before `onChange` ran the first time is over.
 */
export type CatalogueChange = { version: string; isRepeated: boolean };

type Options = {
  read?: () => Promise<string>;
  now?: () => number;
  warn?: (fields: object, message: string) => void;
};

/**
 * Polls the catalogue version while pages are visited. The returned function is called before each visit; it returns a
 * promise if the visit should wait (it never rejects): by then `onChange` has run, if there was a change, or a second
 * has passed. While the database is down nothing changes. Logs when polling begins to fail and when it works again.
 */
export function watchCatalogueVersion(
  onChange: (change: CatalogueChange) => Promise<void>,
  {
    read = readCatalogueVersion,
    now = performance.now.bind(performance),
    warn = log.warn.bind(log),
  }: Options = {},
): () => Promise<void> | undefined {
  let known: string | undefined;
  let repeat = false;
  let queriedAt = Number.NEGATIVE_INFINITY;
  /** When the last successful query began. */
  let currentAt = Number.NEGATIVE_INFINITY;
  let query: Promise<void> | undefined;
  let isFailing = false;

  async function check(beganAt: number) {
    const version = await read();
    const changed = version !== known;
    // Once more the next time: a page that was rendering during the change may have been cached after it.
    if (changed || repeat) await onChange({ version, isRepeated: !changed });
    repeat = changed;
    known = version;
    currentAt = beganAt;
    if (isFailing) warn({}, "catalogue version is readable again");
    isFailing = false;
  }

  function reportFailure(err: unknown) {
    if (!isFailing) warn({ err }, "catalogue version is not readable");
    isFailing = true;
  }

  return () => {
    const time = now();
    if (!query && time - queriedAt >= intervalMs) {
      queriedAt = time;
      query = atMost(
        maxWaitMs,
        check(time)
          .catch(reportFailure)
          .finally(() => {
            query = undefined;
          }),
      );
    }
    return time - currentAt < maxAgeMs ? undefined : query;
  };
}

/** Settles with `work`, or after `ms` without it. */
async function atMost(ms: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const timeUp = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([work, timeUp]);
  clearTimeout(timer);
}

/** Whether the database answers in time; else changes show only when cached pages expire. */
export const canReadCatalogueVersion = (): Promise<boolean> =>
  readCatalogueVersion().then(
    () => true,
    () => false,
  );

async function readCatalogueVersion(): Promise<string> {
  const query = createPublicClient().rpc("catalogue_version");
  return unwrap(await query.abortSignal(AbortSignal.timeout(env().CATALOGUE_VERSION_TIMEOUT_MS)));
}
