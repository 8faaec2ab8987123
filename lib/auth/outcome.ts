import "server-only";
import { type AccountFailure, type AuthErrorLike, problemOf } from "@/lib/auth/problems";
import { UnavailableError } from "@/lib/errors";
import { log } from "@/lib/log";

export type AccountOutcome = { ok: true } | AccountFailure;

export type AuthAnswer = { error: AuthErrorLike | null };

/** @throws UnavailableError when Auth is down. */
export const outcomeOf = ({ error }: AuthAnswer): AccountOutcome => (error ? failed(error) : { ok: true });

/**
 * What went wrong as the shop's own code; the log has Auth's.
 * @throws UnavailableError when Auth is down.
 */
export function failed(error: AuthErrorLike): AccountFailure {
  const problem = problemOf(error);
  if (problem === "unavailable" || problem === "unexpected") {
    log.error({ code: error.code, status: error.status, name: error.name }, "auth: refused or unreachable");
  }
  if (problem === "unavailable") throw new UnavailableError("auth: unreachable");
  return { ok: false, problem };
}
