import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import { UnavailableError } from "@/lib/errors";
import { log } from "@/lib/log";
import { type Recorded, writeEvent, writePaymentFact } from "@/lib/payments/fact";
import type { Answer, Fact, PaymentEvent } from "@/lib/payments/payment-provider";
import { pingDatabase } from "@/lib/supabase/ping";

/** Stripe allows 100 reads a second, 25 in test mode (docs.stripe.com/rate-limits), visitors' requests included. */
const msBetweenCalls = 60;
const maxCalls = 600;
const maxMs = 50_000;

export type Pass = ReturnType<typeof startPass>;

/** One pass of the reconciler: calls to the provider at a bounded pace, and counts of what was found. */
export function startPass() {
  const deadline = performance.now() + maxMs;
  let nextCallAt = 0;
  const pass = {
    calls: 0,
    /** Why the pass ended early; null as long as it has not. */
    stopped: null as string | null,
    /** Facts that could not be recorded: bugs, each with a line in the log. */
    failed: 0,
    /** A duplicate payment was seen, whose refund the pass has to start. */
    duplicate: false,

    /** Makes a call at the pace of the pass; `unreachable`, and ends the pass, when it is out of time or calls. */
    async makeCall<T>(call: () => Promise<Answer<T>>): Promise<Answer<T>> {
      const now = performance.now();
      if (pass.calls >= maxCalls || now > deadline) pass.stopped ??= "budget";
      if (pass.stopped) return { ok: false, code: "unavailable", reason: pass.stopped, unreachable: true };
      pass.calls += 1;
      const pauseMs = nextCallAt - now;
      nextCallAt = Math.max(nextCallAt, now) + msBetweenCalls;
      if (pauseMs > 0) await wait(pauseMs);
      const answer = await call();
      if (!answer.ok && answer.unreachable) pass.stopped ??= answer.reason;
      return answer;
    },

    /** A call of the pass. Null when the pass is over: out of time or calls, or the provider is down. */
    async ask<T>(call: () => Promise<Answer<T>>): Promise<Answer<T> | null> {
      const answer = await pass.makeCall(call);
      if (answer.ok || answer.permanent) return answer;
      if (answer.code === "unavailable") {
        pass.stopped ??= answer.reason;
        return null;
      }
      pass.fail(new Error(`The provider refused: ${answer.reason}`));
      return answer;
    },

    /** One part of the work. A bug in it, or that the database gives up on it, is counted, and stops no other. */
    async guard(work: () => Promise<boolean>): Promise<boolean> {
      try {
        return await work();
      } catch (error) {
        if (error instanceof UnavailableError) await pingDatabase();
        pass.fail(error);
        return false;
      }
    },

    record: async (fact: Fact): Promise<Recorded> => seen(await writePaymentFact("reconcile", fact)),
    recordEvent: async (event: PaymentEvent): Promise<Recorded> => seen(await writeEvent("reconcile", event)),

    /** Records a fact; true when it changed a purchase. */
    repair: (fact: Fact) => pass.guard(async () => (await pass.record(fact)).outcome === "recorded"),

    fail(error: unknown): void {
      pass.failed += 1;
      log.error({ err: error }, "reconciling failed for one");
    },
  };

  function seen(recorded: Recorded): Recorded {
    pass.duplicate ||= recorded.duplicate;
    return recorded;
  }

  return pass;
}
