import { AsyncLocalStorage } from "node:async_hooks";

/** When a request to Supabase was sent and answered, in milliseconds; not answered: Infinity. */
type Span = { sent: number; answered: number };

declare global {
  // Global because server.ts and Next's bundles load copies of this module.
  var supabaseRequests: AsyncLocalStorage<Span[]> | undefined;
}

globalThis.supabaseRequests ??= new AsyncLocalStorage();
const current = globalThis.supabaseRequests;

/** Runs `work`, which handles one request of a browser; returns what tells the requests to Supabase until then. */
export function countRequests(work: () => void): () => { requests: number; steps: number } {
  const spans: Span[] = [];
  current.run(spans, work);
  return () => ({ requests: spans.length, steps: countSteps(spans) });
}

/** Sends a request, and counts it for the page that waits for it. What is cached for all pages is not counted. */
export async function countRequest(send: () => Promise<Response>): Promise<Response> {
  const span: Span = { sent: performance.now(), answered: Number.POSITIVE_INFINITY };
  current.getStore()?.push(span);
  try {
    return await send();
  } finally {
    span.answered = performance.now();
  }
}

/**
 * The longest chain of requests each of which was sent after the one before was answered. Those that wait for each
 * other are always such a chain; on a busy machine others may look like one.
 */
export function countSteps(spans: readonly Span[]): number {
  let steps = 0;
  let end = Number.NEGATIVE_INFINITY;
  for (const { sent, answered } of spans.toSorted((one, other) => one.answered - other.answered)) {
    if (sent < end) continue;
    steps++;
    end = answered;
  }
  return steps;
}
