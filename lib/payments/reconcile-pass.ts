import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import { UnavailableError } from "@/lib/errors";
import { log } from "@/lib/log";
import type { Answer, Fact, ListedEvent } from "@/lib/payments/provider";
import { recordEvent, recordPaymentFact } from "@/lib/payments/record";
import { createAdminClient } from "@/lib/supabase/admin";
import { unwrap } from "@/lib/supabase/unwrap";

/** Stripe allows 100 reads a second, 25 in test mode (docs.stripe.com/rate-limits); the shop's visitors come first. */
const millisecondsBetweenCalls = 60;
const mostCalls = 600;
const mostMilliseconds = 50_000;
/** Stripe delivers within seconds: an event older than this that never came says that webhooks do not arrive. */
const overdueAfterSeconds = 120;

export type Pass = ReturnType<typeof startPass>;

/** One pass of the reconciler: calls to Stripe at a bounded pace, and a count of what was found. */
export function startPass() {
  const deadline = performance.now() + mostMilliseconds;
  const pass = {
    calls: 0,
    /** Why the pass ended early; null as long as it has not. */
    stopped: null as string | null,
    /** Facts that could not be recorded: bugs, each with a line in the log. */
    failed: 0,
    events: { seen: 0, missed: 0, mended: 0, overdue: 0 },

    /** Asks Stripe, in turn. Null when the pass is over: time or calls are used up, or Stripe is not there. */
    async ask<T>(call: () => Promise<Answer<T>>): Promise<Answer<T> | null> {
      if (!pass.stopped && (pass.calls >= mostCalls || performance.now() > deadline)) pass.stopped = "budget";
      if (pass.stopped) return null;
      if (pass.calls > 0) await wait(millisecondsBetweenCalls);
      pass.calls += 1;
      const answer = await call();
      if (answer.ok || answer.code !== "unavailable") return answer;
      pass.stopped = answer.reason;
      return null;
    },

    /** Records a fact; true when it changed a purchase. One that cannot be recorded does not stop the others. */
    record: (cause: string, fact: Fact) => counted(() => recordPaymentFact(cause, fact)),

    /** Records those events that never came, the oldest first. */
    async recordEvents(listed: ListedEvent[]): Promise<void> {
      const event_ids = listed.map(({ id }) => id);
      const unknown = new Set(unwrap(await createAdminClient().rpc("list_unknown_events", { event_ids })));
      pass.events.seen += listed.length;
      pass.events.missed += unknown.size;
      for (const { id, event } of listed.toReversed()) {
        if (!unknown.has(id)) continue;
        if (!event) {
          fail(new Error(`${id} is no event that the shop can read`));
          continue;
        }
        if (Date.now() / 1000 - event.created > overdueAfterSeconds) pass.events.overdue += 1;
        if (await counted(() => recordEvent(event))) pass.events.mended += 1;
      }
    },
  };

  async function counted(record: () => ReturnType<typeof recordEvent>): Promise<boolean> {
    try {
      return (await record()).outcome === "recorded";
    } catch (error) {
      if (error instanceof UnavailableError) throw error;
      fail(error);
      return false;
    }
  }

  function fail(error: unknown): void {
    pass.failed += 1;
    log.error({ err: error }, "a fact cannot be recorded");
  }

  return pass;
}
