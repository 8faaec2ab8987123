import "server-only";
import { z } from "zod";
import { env } from "@/lib/env";
import { currentRequestId } from "@/lib/http/request-scope";
import { deleteOrphanedVideos } from "@/lib/learning/video";
import { log } from "@/lib/log";
import type { Fact, Page, Since } from "@/lib/payments/provider";
import { type Pass, startPass } from "@/lib/payments/reconcile-pass";
import { handledEvents } from "@/lib/payments/record";
import { refreshSession } from "@/lib/payments/refresh";
import { sendOpenRefunds } from "@/lib/payments/refunds";
import { stripeProvider as provider } from "@/lib/payments/stripe/provider";
import { getWebhookState, type WebhookState } from "@/lib/payments/webhook-health";
import { createAdminClient } from "@/lib/supabase/admin";
import { unwrap } from "@/lib/supabase/unwrap";

/** Far above what is found when webhooks arrive; what is left over waits for the next pass. */
const most = { checkouts: 200, unfinished: 100, receipts: 50 };
const overlapSeconds = 60 * 60;
const nothingSent = { duplicates: 0, tried: 0, sent: 0, failed: 0 };

/**
 * One pass over everything that a lost webhook, a killed process or an unknown outcome can leave behind. With every
 * webhook lost it reaches the same state, because it hands Stripe's own words to the same function. Safe to run at any
 * time, and twice at once.
 * @throws UnavailableError when the database is down; an outage of Stripe ends the pass and stands in its report.
 */
export async function reconcile() {
  const pass = startPass();
  const newest = await readEvents(pass);
  const { refunds, disputes } = await readReversals(pass, newest);
  const checkouts = await settleCheckouts(pass);
  // Before what may use up the rest of the time: somebody waits for this money.
  const requests = await (pass.stopped ? nothingSent : sendOpenRefunds());
  const unfinished = await readUnfinished(pass);
  const receipts = await findReceipts(pass);
  // No money in these two, but the one job that already runs every few minutes: the catalogue's order by popularity, and films of lessons that are gone.
  await pass.guard(async () => unwrap(await createAdminClient().rpc("count_learners")) > 0);
  await pass.guard(deleteOrphanedVideos);
  const webhook = await checkWebhook(pass);
  const { calls, stopped, events } = pass;
  const failed = pass.failed + requests.failed;
  const report = { events, refunds, disputes, checkouts, requests, unfinished, receipts, webhook, calls };
  log.info({ requestId: await currentRequestId(), ...report, stopped, failed }, "reconciled");
  return { complete: stopped === null, stopped, failed, ...report };
}

const eventsState = z.object({
  /** Created second (Stripe's) of the newest event of the last whole sweep. */
  cursor: z.int().optional(),
  /** A sweep that ran out of time: the next pass goes on where it stopped. */
  sweep: z.object({ since: z.int().optional(), newest: z.int(), after: z.string() }).optional(),
});

/** Reads Stripe's event list since the last sweep, newest first, an hour overlapped; answers how far the sweeps have come. */
async function readEvents(pass: Pass): Promise<number | undefined> {
  const state = eventsState
    .catch({})
    .parse(unwrap(await createAdminClient().rpc("get_job_state", { name: "events" })));
  const since = state.sweep?.since ?? overlapped(state.cursor);
  let newest = state.sweep?.newest ?? 0;
  let after = state.sweep?.after;
  for (;;) {
    const page = await pass.ask(() => provider.listEvents({ types: handledEvents, since, after }));
    if (!page?.ok) {
      // Out of time or Stripe down: go on here next time. Refused: the place is gone, so begin again.
      const sweep = page === null && after ? { since, newest, after } : undefined;
      await saveState("events", { cursor: state.cursor, sweep });
      return state.cursor;
    }
    const { items, hasMore } = page.data;
    newest = Math.max(newest, ...items.map(({ event }) => event?.created ?? 0));
    await pass.recordEvents(items);
    after = items.at(-1)?.id;
    if (hasMore && after) continue;
    // Not past an event that could not be recorded: it is tried again as long as Stripe has it.
    const cursor = Math.min(Math.max(state.cursor ?? 0, newest), pass.oldestFailed);
    await saveState("events", { cursor });
    return cursor;
  }
}

const overlapped = (cursor: number | undefined) => cursor && Math.max(0, cursor - overlapSeconds);

type List = (of: Since) => ReturnType<typeof provider.listRefunds>;

/** Refunds and disputes since the last time that both lists were read to their end; events alone go back 30 days only. */
async function readReversals(pass: Pass, newest: number | undefined) {
  const saved = unwrap(await createAdminClient().rpc("get_job_state", { name: "reversals" }));
  const since = overlapped(z.object({ cursor: z.int().optional() }).catch({}).parse(saved).cursor);
  const refunds = await readList(pass, "refund.retrieved", (of) => provider.listRefunds({ since, ...of }));
  const disputes = await readList(pass, "charge.dispute.retrieved", (of) =>
    provider.listDisputes({ since, ...of }),
  );
  if (pass.stopped === null) await saveState("reversals", { cursor: newest });
  return { refunds, disputes };
}

/** Reads a list of Stripe's as far as it goes back, and records what it holds. */
async function readList(pass: Pass, cause: string, list: List) {
  const found = { seen: 0, repaired: 0 };
  let after: string | undefined;
  for (;;) {
    const page = await pass.ask<Page<Fact>>(() => list({ after }));
    if (!page?.ok) return found;
    for (const fact of page.data.items) {
      found.seen += 1;
      if (await pass.record(cause, fact)) found.repaired += 1;
    }
    after = page.data.items.at(-1)?.object.id;
    if (!page.data.hasMore) return found;
  }
}

/** Refunds that are pending and disputes that are open, however old. */
async function readUnfinished(pass: Pass) {
  const found = { seen: 0, repaired: 0 };
  const facts = unwrap(await createAdminClient().rpc("list_unfinished_facts", { max_rows: most.unfinished }));
  for (const { kind, id } of facts) {
    const isRefund = kind === "refund";
    const answer = await pass.ask(() =>
      isRefund ? provider.retrieveRefund(id) : provider.retrieveDispute(id),
    );
    if (!answer?.ok) continue;
    found.seen += 1;
    const cause = isRefund ? "refund.retrieved" : "charge.dispute.retrieved";
    if (await pass.record(cause, answer.data)) found.repaired += 1;
  }
  return found;
}

/** Checkouts past their time: what became of them, by Stripe. Each pass goes on where the last one stopped. */
async function settleCheckouts(pass: Pass) {
  const admin = createAdminClient();
  const state = z.object({ after: z.uuid().optional() }).catch({});
  const { after } = state.parse(unwrap(await admin.rpc("get_job_state", { name: "checkouts" })));
  const rows = unwrap(
    await admin.rpc("list_unsettled_checkouts", { max_rows: most.checkouts, after_id: after }),
  );
  const found = { asked: 0, repaired: 0, never_created: 0 };
  let last: string | undefined;
  for (const { purchase_id: purchase, session_id: sessionId } of rows) {
    if (pass.stopped) break;
    last = purchase;
    found.asked += 1;
    if (await pass.guard(() => settleCheckout(pass, purchase, sessionId))) found.repaired += 1;
  }
  const isEnd = rows.length < most.checkouts && last === rows.at(-1)?.purchase_id;
  await saveState("checkouts", { after: isEnd ? undefined : (last ?? after) });
  found.never_created = unwrap(await admin.rpc("expire_unknown_checkouts"));
  return found;
}

/** True when Stripe knew more of it than the shop. */
async function settleCheckout(pass: Pass, purchase: string, sessionId: string): Promise<boolean> {
  const answer = await pass.ask(() => refreshSession(sessionId));
  if (answer?.ok) return answer.data.outcome === "recorded";
  if (answer?.dead !== "unknown_session") return false;
  const givenUp = { purchase_id: purchase, reason: answer.dead, unknown_session_id: sessionId };
  unwrap(await createAdminClient().rpc("cancel_checkout", givenUp));
  return true;
}

/** Events do not say where the receipt is: for those who never came back to the success page, Stripe is asked. */
async function findReceipts(pass: Pass) {
  const sessions = unwrap(
    await createAdminClient().rpc("list_missing_receipts", { max_rows: most.receipts }),
  );
  let asked = 0;
  for (const sessionId of sessions) {
    if (await pass.guard(async () => (await pass.ask(() => refreshSession(sessionId))) !== null)) asked += 1;
  }
  return { asked };
}

/** Whether Stripe still delivers here, for readiness and the doctor. */
async function checkWebhook(pass: Pass): Promise<WebhookState> {
  const url = `${env().NEXT_PUBLIC_SITE_URL}/api/stripe/webhook`;
  const answer = pass.stopped ? null : await provider.getWebhookState(url);
  const known = await getWebhookState();
  // What is lost stays lost until an event that is newer has come by itself.
  const lostAt = Math.max(known?.lostAt ?? 0, pass.newestLost);
  const webhook: WebhookState = {
    endpoint: answer?.ok ? answer.data : (known?.endpoint ?? "unknown"),
    lostAt: pass.newestTold > lostAt ? 0 : lostAt,
  };
  await saveState("webhook", webhook);
  return webhook;
}

async function saveState(name: string, state: Record<string, number | string | object | undefined>) {
  unwrap(await createAdminClient().rpc("set_job_state", { name, state: JSON.parse(JSON.stringify(state)) }));
}
