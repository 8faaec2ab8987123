import { settleDueDebits } from "./payments/debits.ts";
import { expireDueVouchers } from "./payments/vouchers.ts";
import { closeDueInquiries } from "./reversals/disputes.ts";
import { settleDueRefunds } from "./reversals/refunds.ts";
import type { Sandbox } from "./sandbox.ts";
import { expireDueSessions } from "./sessions/sessions.ts";
import type { Kind, Store } from "./store.ts";

/** Seconds by which the sandbox's clock is ahead of the real one; stored, so that time never runs backwards. */
export type ClockSetting = { id: string; ahead: number };

export function secondsAhead(store: Store): number {
  return store.get("clock", CLOCK)?.ahead ?? 0;
}

/** Moves the clock forward. Changes that fall due are executed in order, each at its own time. */
export function advanceClock(sandbox: Sandbox, seconds: number): void {
  sandbox.store.transaction(() => {
    const target = sandbox.now() + seconds;
    for (let due = nextDue(sandbox.store); due !== null && due <= target; due = nextDue(sandbox.store)) {
      setClock(sandbox, Math.max(due, sandbox.now()));
      runDueChanges(sandbox);
    }
    setClock(sandbox, target);
  });
}

/** Executes the changes that Stripe makes without a request: expiry, settlement, closing of inquiries. */
export function runDueChanges(sandbox: Sandbox): void {
  expireDueSessions(sandbox);
  settleDueDebits(sandbox);
  expireDueVouchers(sandbox);
  settleDueRefunds(sandbox);
  closeDueInquiries(sandbox);
}

const CLOCK = "clock";
const TIMED: readonly Kind[] = ["session", "debit", "voucher", "refund", "dispute"];

function nextDue(store: Store): number | null {
  const times = TIMED.map((kind) => store.nextDue(kind)).filter((time) => time !== null);
  return times.length > 0 ? Math.min(...times) : null;
}

function setClock({ store, now }: Sandbox, time: number): void {
  store.put("clock", { id: CLOCK, ahead: secondsAhead(store) + time - now() });
}
