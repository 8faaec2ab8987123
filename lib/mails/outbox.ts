import "server-only";
import { z } from "zod";
import { env } from "@/lib/env";
import { UnavailableError } from "@/lib/errors";
import { log } from "@/lib/log";
import { claimedMail } from "@/lib/mails/claimed-mail";
import { type Delivery, deliver } from "@/lib/mails/transport";
import { type WrittenMail, writeMail } from "@/lib/mails/write-mail";
import { createAdminClient } from "@/lib/supabase/admin";
import { unwrap } from "@/lib/supabase/unwrap";

/** For how long a pass claims mails, so that no request lasts too long. */
const passMilliseconds = 40_000;

/** Mails are only begun for so long after they were claimed, because what they say was true then. */
const claimMilliseconds = 1000;
const mostAtOnce = 20;

export type OutboxReport = { configured: boolean; sent: number; failed: number; deferred: number };

declare global {
  // Global because Next's bundles load copies of this module: one for route handlers, one for pages and actions.
  var mailOutbox: Outbox | undefined;
}

type Outbox = {
  pass?: Promise<OutboxReport> | undefined;
  isAskedAgain: boolean;
  /** How many are claimed together: one where the last could not all be sent, then twice as many each time. */
  atOnce: number;
  /** What could not be recorded while the database was away: the next pass does so before another process sends it. */
  unrecorded: Outcome[];
};

globalThis.mailOutbox ??= { isAskedAgain: false, atOnce: 1, unrecorded: [] };
const outbox = globalThis.mailOutbox;

/**
 * Sends what is due, in order. One pass runs at a time in this process; asked meanwhile, it looks once more at its end.
 * Other processes may send at the same time: the database gives each mail to one of them.
 * @throws UnavailableError when the database is down.
 */
export function sendMails(): Promise<OutboxReport> {
  outbox.isAskedAgain = true;
  outbox.pass ??= runPass().finally(() => {
    outbox.pass = undefined;
  });
  return outbox.pass;
}

/** For `after`: no request waits for it, and a job retries. */
export const sendMailsLater = (): Promise<unknown> =>
  sendMails().catch((err: unknown) => log.error({ err }, "mails were not sent"));

async function runPass(): Promise<OutboxReport> {
  const report: OutboxReport = { configured: Boolean(env().SMTP_URL), sent: 0, failed: 0, deferred: 0 };
  const end = Date.now() + passMilliseconds;
  await recordMails([]);
  while (report.configured && Date.now() < end && outbox.isAskedAgain) {
    outbox.isAskedAgain = false;
    for (let claimed = await claimMails(); claimed.length > 0; claimed = await claimMails()) {
      const outcomes = await sendAll(claimed);
      for (const outcome of ["sent", "failed", "deferred"] as const)
        report[outcome] += outcomes.filter((one) => one === outcome).length;
      if (outcomes.includes("outage") || Date.now() >= end) return report;
    }
  }
  return report;
}

const claims = z.array(z.looseObject({ id: z.uuid(), attempt: z.int(), kind: z.string() }));
type Claim = z.infer<typeof claims>[number];
type Result = Delivery | { outcome: "untried" };
type Outcome = Pick<Claim, "id" | "attempt"> & Result;

/** None when none is due. Of each recipient one: the next is due when that is recorded. */
const claimMails = async (): Promise<Claim[]> =>
  claims.parse(unwrap(await createAdminClient().rpc("claim_mails", { max_mails: outbox.atOnce })));

/** Sends these mails, records what came of them, and gives back those that it does not begin. */
async function sendAll(claimed: Claim[]): Promise<Outcome["outcome"][]> {
  const end = Date.now() + claimMilliseconds;
  const outcomes: Outcome[] = [];
  let isOver = false;
  for (const claim of claimed) {
    const result: Result = isOver ? { outcome: "untried" } : await send(claim);
    outcomes.push({ id: claim.id, attempt: claim.attempt, ...result });
    isOver ||= result.outcome === "outage" || Date.now() > end;
  }
  outbox.atOnce = isOver ? 1 : Math.min(2 * outbox.atOnce, mostAtOnce);
  await recordMails(outcomes);
  return outcomes.map(({ outcome }) => outcome);
}

async function recordMails(more: Outcome[]): Promise<void> {
  const outcomes = [...outbox.unrecorded, ...more];
  outbox.unrecorded = [];
  if (outcomes.length === 0) return;
  try {
    unwrap(await createAdminClient().rpc("record_mails", { outcomes }));
  } catch (error) {
    if (error instanceof UnavailableError) outbox.unrecorded = outcomes;
    throw error;
  }
}

async function send(claim: Claim): Promise<Delivery> {
  const { id: mailId, attempt, kind } = claim;
  const mail = tryToWrite(claim);
  const delivery: Delivery = mail ? await deliver(mail) : { outcome: "failed", reason: "unwritable" };
  log[delivery.outcome === "sent" ? "info" : "warn"]({ mailId, kind, attempt, ...delivery }, "mail");
  return delivery;
}

/** A mail that cannot be written, by a fault of the shop, holds up no other. */
function tryToWrite(claim: Claim): WrittenMail | null {
  try {
    return writeMail(claimedMail.parse(claim));
  } catch (err) {
    log.error({ err }, "a mail was not written");
    return null;
  }
}
