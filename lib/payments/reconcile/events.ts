import "server-only";
import { z } from "zod";
import type { ListedEvent, PaymentEvent } from "@/lib/payments/payment-provider";
import { provider } from "@/lib/payments/provider";
import { getJobState, setJobState } from "@/lib/payments/reconcile/job-state";
import type { Pass } from "@/lib/payments/reconcile/pass";
import { createAdminClient } from "@/lib/supabase/admin";
import { unwrap } from "@/lib/supabase/unwrap";

/** Stripe delivers within seconds: an older event that was not delivered says that webhooks do not arrive. */
const overdueAfterSeconds = 30;
const overlapSeconds = 60 * 60;

const eventsState = z.object({
  /** Created second (Stripe's) of the newest event of the last whole sweep. */
  cursor: z.int().optional(),
  /** A sweep that ran out of time, which the next pass continues. */
  sweep: z
    .object({
      since: z.int().optional(),
      newest: z.int(),
      after: z.string(),
      /** Created second of the oldest event that could not be recorded. */
      oldestFailed: z.int().optional(),
    })
    .optional(),
});

/**
 * Where to start reading a list: an hour before the place that the last pass reached, or before the shop's first
 * checkout. An account that had been used for years before has more than one pass can read.
 */
export const startAfter = async (cursor: number | undefined): Promise<number> =>
  (cursor || (await firstCheckoutSecond())) - overlapSeconds;

/** Of the shop's clock; now, where there is no checkout yet. */
async function firstCheckoutSecond(): Promise<number> {
  const changes = createAdminClient().from("purchase_status_changes").select("occurred_at");
  const first = unwrap(await changes.order("id").limit(1).maybeSingle());
  return Math.floor((first ? Date.parse(first.occurred_at) : Date.now()) / 1000);
}

/**
 * Reads the provider's events since the last sweep, newest first, and records those that were not delivered.
 * @returns counts; `cursor`, how far the sweeps have come; and in the provider's seconds the newest event that was not
 * delivered (`newestLost`) and the newest that was (`newestDelivered`)
 */
export async function reconcileEvents(pass: Pass) {
  const found = { seen: 0, missed: 0, repaired: 0 };
  const state = (await getJobState("events", eventsState)) ?? {};
  const oldestFailed = state.sweep?.oldestFailed ?? Number.POSITIVE_INFINITY;
  const sweep = { ...found, newestLost: 0, newestDelivered: 0, oldestFailed };
  const since = state.sweep?.since ?? (await startAfter(state.cursor));
  let newest = state.sweep?.newest ?? 0;
  let after = state.sweep?.after;
  for (;;) {
    const page = await pass.ask(() => provider.listEvents({ since, after }));
    if (!page?.ok) {
      // Out of time, or the provider is down: continue here. Refused: the place in the list is gone, so begin again.
      const unfinished = page === null && after ? { since, newest, after, ...failedSince(sweep) } : undefined;
      await setJobState("events", { cursor: state.cursor, sweep: unfinished });
      return { ...sweep, cursor: state.cursor };
    }
    const { items, hasMore } = page.data;
    newest = Math.max(newest, ...items.map(({ event }) => event?.createdAt ?? 0));
    await recordMissed(pass, sweep, items);
    after = items.at(-1)?.id;
    if (hasMore && after) continue;
    // Not past an event that could not be recorded: it is tried again as long as the provider has it.
    const cursor = Math.min(Math.max(state.cursor ?? 0, newest), sweep.oldestFailed);
    await setJobState("events", { cursor });
    return { ...sweep, cursor };
  }
}

const failedSince = ({ oldestFailed }: Sweep) => (Number.isFinite(oldestFailed) ? { oldestFailed } : {});

type Sweep = {
  seen: number;
  missed: number;
  repaired: number;
  newestLost: number;
  newestDelivered: number;
  oldestFailed: number;
};

/** The oldest first. */
async function recordMissed(pass: Pass, sweep: Sweep, listed: ListedEvent[]): Promise<void> {
  const sources = await getSources(listed);
  sweep.seen += listed.length;
  sweep.missed += listed.length - sources.size;
  for (const { id, event } of listed.toReversed()) {
    if (!event) {
      pass.fail(new Error(`${id} is no event that the shop can read`));
      continue;
    }
    if (!sources.has(id)) await recordLate(pass, sweep, event);
    // An event that an earlier pass recorded was not delivered either.
    if (sources.get(id) === "webhook")
      sweep.newestDelivered = Math.max(sweep.newestDelivered, event.createdAt);
    else if (isOverdue(event)) sweep.newestLost = Math.max(sweep.newestLost, event.createdAt);
  }
}

/** By event id, the source of each event that is recorded. */
async function getSources(listed: ListedEvent[]) {
  const event_ids = listed.map(({ id }) => id);
  const rows = unwrap(await createAdminClient().rpc("list_recorded_events", { event_ids }));
  return new Map(rows.map(({ event_id, source }) => [event_id, source]));
}

const isOverdue = ({ createdAt }: PaymentEvent) => Date.now() / 1000 - createdAt > overdueAfterSeconds;

async function recordLate(pass: Pass, sweep: Sweep, event: PaymentEvent): Promise<void> {
  const failedBefore = pass.failed;
  if (await pass.guard(async () => (await pass.recordEvent(event)).outcome === "recorded"))
    sweep.repaired += 1;
  if (pass.failed > failedBefore) sweep.oldestFailed = Math.min(sweep.oldestFailed, event.createdAt);
}
