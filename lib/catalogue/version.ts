import { log } from "@/lib/log";
import { createPublicClient } from "@/lib/supabase/public";
import { unwrap } from "@/lib/supabase/unwrap";

/** So long after a question nothing is asked again. In milliseconds. */
const restMs = 500;
/** While the database answers, nobody is shown a page by an answer older than this; with the time it takes to ask, a change shows within a second. */
const limitMs = 850;
/** So long a page waits for a database that does not answer; it is then shown as it was. */
const timeoutMs = 300;

type Ways = {
  ask?: () => Promise<string>;
  now?: () => number;
  warn?: (about: object, words: string) => void;
};

/**
 * Follows the catalogue's edition while pages are visited. The function it returns is called before each visit and
 * answers a promise when the visit should wait for it (it never rejects): by then `onChange` has run, if there was a
 * change. While the database is down nothing changes. When following begins to fail, and when it works again, it warns.
 */
export function watchCatalogueVersion(
  onChange: () => Promise<void>,
  { ask = getEdition, now = performance.now.bind(performance), warn = log.warn.bind(log) }: Ways = {},
): () => Promise<void> | undefined {
  let known: string | undefined;
  let again = false;
  let askedAt = Number.NEGATIVE_INFINITY;
  /** When the last question that was answered began. */
  let currentAt = Number.NEGATIVE_INFINITY;
  let asking: Promise<void> | undefined;
  let fails = false;

  async function look(beganAt: number) {
    const edition = await ask();
    const changed = edition !== known;
    // Once more the next time: what was being made during the change may have been kept after it.
    if (changed || again) await onChange();
    again = changed;
    known = edition;
    currentAt = beganAt;
    if (fails) warn({}, "the catalogue is followed again");
    fails = false;
  }

  function noteFailure(err: unknown) {
    if (!fails) warn({ err }, "the catalogue's changes are not seen");
    fails = true;
  }

  return () => {
    const time = now();
    if (!asking && time - askedAt >= restMs) {
      askedAt = time;
      asking = look(time)
        .catch(noteFailure)
        .finally(() => {
          asking = undefined;
        });
    }
    return time - currentAt < limitMs ? undefined : asking;
  };
}

/** Whether the database tells the edition soon enough; else changes show only when cached pages are made anew. */
export const canReadCatalogueVersion = (): Promise<boolean> =>
  getEdition().then(
    () => true,
    () => false,
  );

async function getEdition(): Promise<string> {
  const query = createPublicClient().rpc("catalogue_version");
  return unwrap(await query.abortSignal(AbortSignal.timeout(timeoutMs)));
}
