import { createPublicClient } from "@/lib/supabase/public";
import { unwrap } from "@/lib/supabase/unwrap";

/** An answer that began so long ago is still believed. In milliseconds. */
const restMs = 500;
/** Nobody is shown a page by an answer older than this; with the time it takes to ask, a change shows within a second. */
const limitMs = 850;
/** So long a page waits for a database that does not answer; it is then shown as it was. */
const patienceMs = 300;

type Ways = { ask?: () => Promise<string>; now?: () => number };

/**
 * Follows the catalogue's edition while pages are visited. The function it returns is called before each visit and
 * answers a promise when the visit should wait for it (it never rejects): by then `onChange` has run, if there was a
 * change. While the database is down nothing changes.
 */
export function followCatalogue(
  onChange: () => Promise<void>,
  { ask = getEdition, now = performance.now.bind(performance) }: Ways = {},
): () => Promise<void> | undefined {
  let known: string | undefined;
  let again = false;
  let askedAt = Number.NEGATIVE_INFINITY;
  let asking: Promise<void> | undefined;

  async function look() {
    const edition = await ask();
    const changed = edition !== known;
    // Once more the next time: what was being made during the change may have been kept after it.
    if (changed || again) await onChange();
    again = changed;
    known = edition;
  }

  return () => {
    const age = now() - askedAt;
    if (age < restMs) return;
    if (!asking) {
      askedAt = now();
      asking = look()
        .catch(() => {})
        .finally(() => {
          asking = undefined;
        });
    }
    return age < limitMs ? undefined : asking;
  };
}

async function getEdition(): Promise<string> {
  const query = createPublicClient().rpc("catalogue_edition");
  return unwrap(await query.abortSignal(AbortSignal.timeout(patienceMs)));
}
