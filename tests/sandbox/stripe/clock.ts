import { settleDueDebits } from "./payments/debits.ts";
import { closeDueInquiries } from "./reversals/disputes.ts";
import { settleDueRefunds } from "./reversals/refunds.ts";
import type { Sandbox } from "./sandbox.ts";
import { expireDueSessions } from "./sessions/sessions.ts";
import type { Kind, Store } from "./store.ts";

/** How many seconds the sandbox's clock is ahead of the real one; kept, so that time never runs back. */
export type ClockSetting = { id: string; ahead: number };

/** The seconds by which the clock was moved so far. */
export function secondsAhead(store: Store): number {
  return store.get("clock", CLOCK)?.ahead ?? 0;
}

/** Lets time pass. What falls due on the way happens in its order, each thing at its own time. */
export function advanceClock(sandbox: Sandbox, seconds: number): void {
  sandbox.store.transaction(() => {
    const target = sandbox.now() + seconds;
    for (let due = nextDue(sandbox.store); due !== null && due <= target; due = nextDue(sandbox.store)) {
      moveTo(sandbox, Math.max(due, sandbox.now()));
      happen(sandbox);
    }
    moveTo(sandbox, target);
  });
}

/** What happens at Stripe without anybody asking, once its time has come. */
export function happen(sandbox: Sandbox): void {
  expireDueSessions(sandbox);
  settleDueDebits(sandbox);
  settleDueRefunds(sandbox);
  closeDueInquiries(sandbox);
}

const CLOCK = "clock";
const TIMED: readonly Kind[] = ["session", "debit", "refund", "dispute"];

function nextDue(store: Store): number | null {
  const times = TIMED.map((kind) => store.nextDue(kind)).filter((time) => time !== null);
  return times.length > 0 ? Math.min(...times) : null;
}

function moveTo({ store, now }: Sandbox, time: number): void {
  store.put("clock", { id: CLOCK, ahead: secondsAhead(store) + time - now() });
}
