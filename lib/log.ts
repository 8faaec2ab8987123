import pino from "pino";
import { env } from "./env.ts";

/**
 * The structured log, one JSON line per entry on standard output.
 * Callers pass ids, codes and durations only; the paths below additionally redact what must never be logged.
 */
export const log = pino({
  level: logLevel(),
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: { level: (label) => ({ level: label }) },
  redact: {
    paths: ["*.email", "*.password", "*.authorization", "*.cookie", "*.token", "*.access_token", "*.card"],
    censor: "[redacted]",
  },
  serializers: { err: describeError },
});

/** Keeps what helps to find a bug and drops what libraries attach to errors (requests, headers, raw bodies). */
function describeError(error: unknown) {
  if (!(error instanceof Error)) return { message: String(error) };
  const code = "code" in error ? error.code : undefined;
  const statusCode = "statusCode" in error ? error.statusCode : undefined;
  return { type: error.name, message: error.message, code, statusCode, stack: error.stack };
}

function logLevel(): string {
  try {
    return env().LOG_LEVEL;
  } catch {
    // A build has no environment; the server itself refuses to start without one.
    return "info";
  }
}
