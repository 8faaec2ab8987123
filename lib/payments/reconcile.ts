import "server-only";
import { z } from "zod";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import type { Fact, Page, Since } from "@/lib/payments/provider";
import { type Pass, startPass } from "@/lib/payments/reconcile-pass";
import { handledEvents } from "@/lib/payments/record";
import { refreshSession } from "@/lib/payments/refresh";
import { sendOpenRefunds } from "@/lib/payments/refunds";
import { stripeProvider as provider } from "@/lib/payments/stripe";
import { currentRequestId } from "@/lib/request-id";
import { createAdminClient } from "@/lib/supabase/admin";
import { unwrap } from "@/lib/supabase/unwrap";

/** Far above what is found when webhooks arrive; what is left over waits for the next pass. */
const most = { checkouts: 200, unfinished: 200, receipts: 50, listPages: 20 };
const overlapSeconds = 60 * 60;

/**
 * One pass over everything that a lost webhook, a killed process or an unknown outcome can leave behind. With every
 * webhook lost it reaches the same state, because it hands Stripe's own words to the same function. Safe to run at any
 * time, and twice at once.
 * @throws UnavailableError when the database is down; an outage of Stripe ends the pass and stands in its report.
 */
export async function reconcile() {
  const pass = startPass();
  const since = await readEvents(pass);
  const refunds = await readList(pass, "refund.retrieved", (of) => provider.listRefunds({ since, ...of }));
  const disputes = await readList(pass, "charge.dispute.retrieved", (of) =>
    provider.listDisputes({ since, ...of }),
  );
  const unfinished = await readUnfinished(pass);
  const checkouts = await endCheckouts(pass);
  const receipts = await findReceipts(pass);
  const requests = pass.stopped ? { duplicates: 0, tried: 0, sent: 0 } : await sendOpenRefunds();
  const webhook = await checkWebhook(pass);
  const { calls, stopped, failed, events } = pass;
  const report = { events, refunds, disputes, unfinished, checkouts, receipts, requests, webhook, calls };
  log.info({ requestId: await currentRequestId(), ...report, stopped, failed }, "reconciled");
  return { complete: stopped === null, stopped, failed, ...report };
}

const eventsState = z.object({
  /** Created second (Stripe's) of the newest event of the last whole sweep. */
  cursor: z.int().optional(),
  /** A sweep that ran out of time: the next pass goes on where it stopped. */
  sweep: z.object({ since: z.int().optional(), newest: z.int(), after: z.string() }).optional(),
});

/** Reads Stripe's event list since the last sweep, newest first, an hour overlapped; answers from which second on. */
async function readEvents(pass: Pass): Promise<number | undefined> {
  const state = eventsState
    .catch({})
    .parse(unwrap(await createAdminClient().rpc("get_job_state", { name: "events" })));
  const since = state.sweep?.since ?? (state.cursor && Math.max(0, state.cursor - overlapSeconds));
  let newest = state.sweep?.newest ?? 0;
  let after = state.sweep?.after;
  for (;;) {
    const page = await pass.ask(() => provider.listEvents({ types: handledEvents, since, after }));
    if (!page?.ok) {
      // Out of time or Stripe down: go on here next time. Refused: the place is gone, so begin again.
      const sweep = page === null && after ? { since, newest, after } : undefined;
      await saveState("events", { cursor: state.cursor, sweep });
      return since;
    }
    const { items, hasMore } = page.data;
    newest = Math.max(newest, ...items.map(({ event }) => event?.created ?? 0));
    await pass.recordEvents(items);
    after = items.at(-1)?.id;
    if (hasMore && after) continue;
    await saveState("events", { cursor: Math.max(state.cursor ?? 0, newest) });
    return since;
  }
}

type List = (of: Since) => ReturnType<typeof provider.listRefunds>;

/** Reads a list of Stripe's as far as it goes back, and records what it holds. */
async function readList(pass: Pass, cause: string, list: List) {
  const found = { seen: 0, mended: 0 };
  let after: string | undefined;
  for (let pages = 0; pages < most.listPages; pages++) {
    const page = await pass.ask<Page<Fact>>(() => list({ after }));
    if (!page?.ok) break;
    for (const fact of page.data.items) {
      found.seen += 1;
      if (await pass.record(cause, fact)) found.mended += 1;
    }
    after = page.data.items.at(-1)?.object.id;
    if (!page.data.hasMore) break;
  }
  return found;
}

/** Refunds that are pending and disputes that are open, however old. */
async function readUnfinished(pass: Pass) {
  const found = { seen: 0, mended: 0 };
  const facts = unwrap(await createAdminClient().rpc("list_unfinished_facts", { max_rows: most.unfinished }));
  for (const { kind, id } of facts) {
    const isRefund = kind === "refund";
    const answer = await pass.ask(() =>
      isRefund ? provider.retrieveRefund(id) : provider.retrieveDispute(id),
    );
    if (!answer?.ok) continue;
    found.seen += 1;
    const cause = isRefund ? "refund.retrieved" : "charge.dispute.retrieved";
    if (await pass.record(cause, answer.data)) found.mended += 1;
  }
  return found;
}

/** Checkouts past their time: what became of them, by Stripe. Each pass goes on where the last one stopped. */
async function endCheckouts(pass: Pass) {
  const admin = createAdminClient();
  const state = z.object({ after: z.uuid().optional() }).catch({});
  const { after } = state.parse(unwrap(await admin.rpc("get_job_state", { name: "checkouts" })));
  const rows = unwrap(await admin.rpc("list_unsettled_checkouts", { max_rows: most.checkouts, after }));
  let last: string | undefined;
  for (const { purchase_id: purchase, session_id: sessionId } of rows) {
    const answer = await pass.ask(() => refreshSession(sessionId));
    if (answer === null) break;
    last = purchase;
    if (!answer.ok && answer.dead === "unknown_session") {
      unwrap(
        await admin.rpc("give_up_checkout", { purchase, reason: answer.dead, unknown_session: sessionId }),
      );
    }
  }
  const isEnd = rows.length < most.checkouts && last === rows.at(-1)?.purchase_id;
  await saveState("checkouts", { after: isEnd ? undefined : (last ?? after) });
  return { asked: rows.length, unsent: unwrap(await admin.rpc("expire_unknown_checkouts")) };
}

/** Events do not say where the receipt is: for those who never came back to the success page, Stripe is asked. */
async function findReceipts(pass: Pass) {
  const sessions = unwrap(
    await createAdminClient().rpc("list_missing_receipts", { max_rows: most.receipts }),
  );
  for (const sessionId of sessions) await pass.ask(() => refreshSession(sessionId));
  return { asked: sessions.length };
}

/** Whether Stripe still delivers here, for readiness and the doctor. */
async function checkWebhook(pass: Pass) {
  const url = `${env().NEXT_PUBLIC_SITE_URL}/api/stripe/webhook`;
  const answer = await pass.ask(() => provider.getWebhookState(url));
  const webhook = { endpoint: answer?.ok ? answer.data : ("unknown" as const), overdue: pass.events.overdue };
  await saveState("webhook", webhook);
  return webhook;
}

async function saveState(name: string, state: Record<string, number | string | object | undefined>) {
  unwrap(await createAdminClient().rpc("set_job_state", { name, state: JSON.parse(JSON.stringify(state)) }));
}
