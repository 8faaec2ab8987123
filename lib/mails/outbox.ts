import "server-only";
import { z } from "zod";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { claimedMail } from "@/lib/mails/claimed-mail";
import { type Delivery, deliver } from "@/lib/mails/transport";
import { type WrittenMail, writeMail } from "@/lib/mails/write-mail";
import { createAdminClient } from "@/lib/supabase/admin";
import { unwrap } from "@/lib/supabase/unwrap";

/** How many mails a pass tries, and for how long it begins another, so that no request lasts too long. */
const most = 100;
const mostMilliseconds = 40_000;

export type OutboxReport = { configured: boolean; sent: number; failed: number; deferred: number };

let pass: Promise<OutboxReport> | undefined;
let isAskedAgain = false;

/**
 * Sends what is due, in order. One pass runs at a time in this process; asked meanwhile, it looks once more at its end.
 * Other processes may send at the same time: the database gives each mail to one of them.
 * @throws UnavailableError when the database is down.
 */
export function sendMails(): Promise<OutboxReport> {
  isAskedAgain = true;
  pass ??= runPass().finally(() => {
    pass = undefined;
  });
  return pass;
}

/** For `after`: no request waits for it, and a job retries. */
export const sendMailsLater = (): Promise<unknown> =>
  sendMails().catch((err: unknown) => log.error({ err }, "mails were not sent"));

async function runPass(): Promise<OutboxReport> {
  const report: OutboxReport = { configured: Boolean(env().SMTP_URL), sent: 0, failed: 0, deferred: 0 };
  const end = Date.now() + mostMilliseconds;
  let left = report.configured ? most : 0;
  while (left > 0 && Date.now() < end && isAskedAgain) {
    isAskedAgain = false;
    while (left-- > 0 && Date.now() < end) {
      const outcome = await sendNext();
      if (outcome === null) break;
      if (outcome === "outage") return report;
      report[outcome] += 1;
    }
  }
  return report;
}

/** Null when none is due. */
async function sendNext(): Promise<Delivery["outcome"] | null> {
  const admin = createAdminClient();
  const claimed = unwrap(await admin.rpc("claim_mail"));
  if (claimed === null) return null;
  const { id, attempt, kind } = claim.parse(claimed);
  const mail = tryToWrite(claimed);
  const delivery = mail ? await deliver(mail) : unwritable;
  const { outcome, reason } = { reason: undefined, ...delivery };
  log[outcome === "sent" ? "info" : "warn"]({ mailId: id, kind, attempt, outcome, reason }, "mail");
  unwrap(await admin.rpc("record_mail", { mail_id: id, attempt, outcome, reason }));
  return outcome;
}

const claim = z.object({ id: z.uuid(), attempt: z.int(), kind: z.string() });
const unwritable: Delivery = { outcome: "failed", reason: "unwritable" };

/** A mail that cannot be written, by a fault of the shop, holds up no other. */
function tryToWrite(claimed: unknown): WrittenMail | null {
  try {
    return writeMail(claimedMail.parse(claimed));
  } catch (err) {
    log.error({ err }, "a mail was not written");
    return null;
  }
}
