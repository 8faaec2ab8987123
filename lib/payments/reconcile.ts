import "server-only";
import { currentRequestId } from "@/lib/http/request-scope";
import { log } from "@/lib/log";
import { findReceipts, reconcileCheckouts } from "@/lib/payments/reconcile/checkouts";
import { reconcileEvents } from "@/lib/payments/reconcile/events";
import { type Pass, startPass } from "@/lib/payments/reconcile/pass";
import { reconcileReversals, reconcileUnfinished } from "@/lib/payments/reconcile/reversals";
import { sendOpenRefunds } from "@/lib/payments/send-refunds";
import { checkWebhook } from "@/lib/payments/webhook-health";

/**
 * Runs when webhooks are lost: one pass over everything that a lost webhook, a killed process or an unknown outcome can
 * leave behind. It records the same objects by the same function as the webhook, so it reaches the same state. Safe to
 * run at any time, and twice at once.
 * @throws UnavailableError when the database is down; an outage of the provider ends the pass and is in its report.
 */
export async function reconcile() {
  const pass = startPass();
  const { cursor, newestLost, newestDelivered, oldestFailed: _, ...events } = await reconcileEvents(pass);
  const { refunds, disputes } = await reconcileReversals(pass, cursor);
  const checkouts = await reconcileCheckouts(pass);
  // Early, because buyers wait for this money, and what follows may use up the time.
  const early = await sendRefunds(pass);
  pass.duplicate = false;
  const unfinished = await reconcileUnfinished(pass);
  const receipts = await findReceipts(pass);
  const requests = pass.duplicate ? sum(early, await sendRefunds(pass)) : early;
  const webhook = await checkWebhook(pass, { newestLost, newestDelivered });
  const { calls, stopped } = pass;
  const failed = pass.failed + requests.failed;
  const report = { events, refunds, disputes, checkouts, requests, unfinished, receipts, webhook, calls };
  log.info({ requestId: await currentRequestId(), ...report, stopped, failed }, "reconciled");
  return { complete: stopped === null, stopped, failed, ...report };
}

type Requests = Awaited<ReturnType<typeof sendOpenRefunds>>;

const sendRefunds = async (pass: Pass): Promise<Requests> =>
  pass.stopped
    ? { duplicates: 0, tried: 0, sent: 0, failed: 0 }
    : sendOpenRefunds(pass.record, { makeCall: pass.makeCall });

const sum = (a: Requests, b: Requests): Requests => ({
  duplicates: a.duplicates + b.duplicates,
  tried: a.tried + b.tried,
  sent: a.sent + b.sent,
  failed: a.failed + b.failed,
});
