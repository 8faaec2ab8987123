import "server-only";
import { createHash } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { after } from "next/server";
import { limited } from "@/lib/auth/limits";
import type { AccountOutcome, AuthAnswer } from "@/lib/auth/outcome";
import { isUnreachable } from "@/lib/auth/problems";
import { mailReturnUrl, type ReturnTo } from "@/lib/auth/return-to";
import { env } from "@/lib/env";
import { UnavailableError } from "@/lib/errors";
import { log } from "@/lib/log";
import { createAdminClient } from "@/lib/supabase/admin";
import { unwrap } from "@/lib/supabase/unwrap";

/**
 * Minimum duration of a request for a mail in ms, so that the time hardly tells whether a mail was sent. Sign-up waits
 * for Auth, so a mail server slower than this still tells a new address from a taken one.
 */
export const mailAnswerMs = 800;

/**
 * Auth's `max_frequency`, and ten seconds for the mail server: Auth counts from when it has taken the mail. Auth's own
 * refusal would tell that there is an account, so the shop counts for every address.
 */
const mailIntervalSeconds = 60 + 10;

/** The URL that a mail of Auth leads back to. */
export const returnUrl = ({ next }: ReturnTo) => mailReturnUrl(env().NEXT_PUBLIC_SITE_URL, next);

/**
 * Has Auth send a mail, unless the last one to this address is too recent (`mail_too_soon`); the answer does not
 * disclose whether there is an account.
 * @throws UnavailableError when Auth is down.
 */
export async function sendMailWithoutDisclosure(
  email: string,
  send: () => Promise<AuthAnswer>,
): Promise<AccountOutcome> {
  const request = await requestMail(email);
  if (!request.ok) return request;
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
    if (!isDown) return { ok: true };
    await releaseMailRequest(email);
    throw new UnavailableError("auth: unreachable");
  });
}

/** Counts a request for a mail to this address. */
export async function requestMail(email: string): Promise<AccountOutcome> {
  const retryAfterSeconds = await recordRequest(email, mailIntervalSeconds);
  return retryAfterSeconds > 0 ? { ok: false, problem: "mail_too_soon", retryAfterSeconds } : { ok: true };
}

/** A mail to this address goes out in any case. */
export async function recordMail(email: string): Promise<void> {
  await recordRequest(email, 0);
}

async function releaseMailRequest(email: string): Promise<void> {
  unwrap(await createAdminClient().rpc("release_mail_request", { key: keyOf(email) }));
}

const recordRequest = async (email: string, interval_seconds: number) =>
  unwrap(await createAdminClient().rpc("request_mail", { key: keyOf(email), interval_seconds }));

const keyOf = (email: string) => createHash("sha256").update(email).digest("base64url");
