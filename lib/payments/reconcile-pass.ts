import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import { UnavailableError } from "@/lib/errors";
import { log } from "@/lib/log";
import type { VerifiedEvent } from "@/lib/payments/events";
import type { Answer, Fact, ListedEvent } from "@/lib/payments/provider";
import { recordEvent, recordPaymentFact } from "@/lib/payments/record";
import { createAdminClient } from "@/lib/supabase/admin";
import { unwrap } from "@/lib/supabase/unwrap";

/** Stripe allows 100 reads a second, 25 in test mode (docs.stripe.com/rate-limits); the shop's visitors come first. */
const millisecondsBetweenCalls = 60;
const mostCalls = 600;
const mostMilliseconds = 50_000;
/** Stripe delivers within seconds: an event older than this that never came says that webhooks do not arrive. */
const overdueAfterSeconds = 30;

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
    events: { seen: 0, missed: 0, repaired: 0 },
    /** Seconds (Stripe's) of the newest event that never came, of the newest that did, and of the oldest that failed. */
    newestLost: 0,
    newestTold: 0,
    oldestFailed: Number.POSITIVE_INFINITY,

    /** Asks Stripe, in turn. Null when the pass is over: time or calls are used up, or Stripe is not there. */
    async ask<T>(call: () => Promise<Answer<T>>): Promise<Answer<T> | null> {
      if (!pass.stopped && (pass.calls >= mostCalls || performance.now() > deadline)) pass.stopped = "budget";
      if (pass.stopped) return null;
      if (pass.calls > 0) await wait(millisecondsBetweenCalls);
      pass.calls += 1;
      const answer = await call();
      if (answer.ok || answer.dead) return answer;
      if (answer.code === "stripe_error") fail(new Error(`Stripe refused: ${answer.reason}`));
      else pass.stopped = answer.reason;
      return answer.code === "stripe_error" ? answer : null;
    },

    /** Does some of the work; one that cannot be done does not stop the rest. True when it says so itself. */
    async guard(work: () => Promise<boolean>): Promise<boolean> {
      try {
        return await work();
      } catch (error) {
        if (error instanceof UnavailableError) throw error;
        fail(error);
        return false;
      }
    },

    /** Records a fact; true when it changed a purchase. */
    record: (cause: string, fact: Fact) =>
      pass.guard(async () => (await recordPaymentFact(cause, fact)).outcome === "recorded"),

    /** Records those events that never came, the oldest first. */
    async recordEvents(listed: ListedEvent[]): Promise<void> {
      const event_ids = listed.map(({ id }) => id);
      const unknown = new Set(unwrap(await createAdminClient().rpc("list_unknown_events", { event_ids })));
      pass.events.seen += listed.length;
      pass.events.missed += unknown.size;
      for (const { id, event } of listed.toReversed()) {
        if (!event) fail(new Error(`${id} is no event that the shop can read`));
        else if (unknown.has(id)) await catchUp(event);
        else pass.newestTold = Math.max(pass.newestTold, event.created);
      }
    },
  };

  async function catchUp(event: VerifiedEvent): Promise<void> {
    const failedBefore = pass.failed;
    const isMended = await pass.guard(async () => (await recordEvent(event)).outcome === "recorded");
    if (isMended) pass.events.repaired += 1;
    if (pass.failed > failedBefore) pass.oldestFailed = Math.min(pass.oldestFailed, event.created);
    const isLost = Date.now() / 1000 - event.created > overdueAfterSeconds;
    if (isLost) pass.newestLost = Math.max(pass.newestLost, event.created);
  }

  function fail(error: unknown): void {
    pass.failed += 1;
    log.error({ err: error }, "reconciling failed for one");
  }

  return pass;
}
