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
 * Queries, one after the other, after which no page is left that shows what was before a change: a rendering makes at
 * most three, and may share cached data with one that began before the change and makes three.
 */
const queriesToSettle = 6;

/** `isSettled`: pages that are rendered from now on show this version, whatever was being rendered when it came. */
export type CatalogueChange = { version: string; isSettled: boolean };

type OnChange = (change: CatalogueChange) => Promise<void>;

type Options = {
  read?: () => Promise<string>;
  now?: () => number;
  warn?: (fields: object, message: string) => void;
  settleMs?: number;
};

/**
 * Polls the catalogue version while pages are visited. The returned function is called before each visit; it returns a
 * promise if the visit should wait (it never rejects): by then `onChange` has run, if there was a change, or a second
 * has passed. While the database is down nothing changes. Logs when polling begins to fail and when it works again.
 */
export function watchCatalogueVersion(
  onChange: OnChange,
  {
    read = readCatalogueVersion,
    now = performance.now.bind(performance),
    warn = log.warn.bind(log),
    settleMs = queriesToSettle * env().SUPABASE_TIMEOUT_MS,
  }: Options = {},
): () => Promise<void> | undefined {
  const report = createReporter(onChange, now, settleMs);
  let queriedAt = Number.NEGATIVE_INFINITY;
  /** When the last successful query began. */
  let currentAt = Number.NEGATIVE_INFINITY;
  let query: Promise<void> | undefined;
  let isFailing = false;

  async function check(beganAt: number) {
    await report(await read());
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

/**
 * Reports a version when it is new, once more the next time, because a page that was rendering during the change may
 * have been cached after it, and once more when it is settled.
 */
function createReporter(onChange: OnChange, now: () => number, settleMs: number) {
  let known: string | undefined;
  let reports = 0;
  let settlesAt = 0;

  return async (version: string): Promise<void> => {
    if (version !== known) reports = 0;
    known = version;
    const isSettled = reports > 0 && now() >= settlesAt;
    const due = isSettled ? 3 : Math.min(reports + 1, 2);
    if (reports === due) return;
    await onChange({ version, isSettled });
    if (reports === 0) settlesAt = now() + settleMs;
    reports = due;
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
