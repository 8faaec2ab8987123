import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import { after } from "next/server";
import { limited } from "@/lib/auth/limits";
import type { AccountOutcome, AuthAnswer } from "@/lib/auth/outcome";
import { isUnreachable } from "@/lib/auth/problems";
import { mailReturnUrl, type ReturnTo } from "@/lib/auth/return-to";
import { env } from "@/lib/env";
import { UnavailableError } from "@/lib/errors";
import { log } from "@/lib/log";

/**
 * Minimum duration of a request for a mail in ms, so that the time hardly tells whether a mail was sent. Sign-up waits
 * for Auth, so a mail server slower than this still tells a new address from a taken one.
 */
export const mailAnswerMs = 800;

/** The URL that a mail of Auth leads back to. */
export const returnUrl = (returnTo: ReturnTo) => mailReturnUrl(env().NEXT_PUBLIC_SITE_URL, returnTo);

/**
 * Has Auth send a mail; the answer does not disclose whether there is an account.
 * @throws UnavailableError when Auth is down.
 */
export function sendMailWithoutDisclosure(
  email: string,
  send: () => Promise<AuthAnswer>,
): Promise<AccountOutcome> {
  return limited("mail", email, async () => {
    let isDown = false;
    const sending = send().then(({ error }) => {
      if (!error) return;
      // All other errors occur only where there is an account.
      isDown = isUnreachable(error);
      log.warn({ code: error.code, status: error.status }, "auth: a mail was not sent");
    });
    after(() => sending);
    await wait(mailAnswerMs);
    if (isDown) throw new UnavailableError("auth: unreachable");
    return { ok: true };
  });
}
