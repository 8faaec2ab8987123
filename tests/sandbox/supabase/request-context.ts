import { AsyncLocalStorage } from "node:async_hooks";
import { appendFileSync } from "node:fs";
import { inspect } from "node:util";

type Context = { redirectTo?: string | undefined; error?: unknown };

/** Values that Lite does not pass through a request. */
export const requestContext = new AsyncLocalStorage<Context>();

/**
 * Lite prints every error with its stack, and its responses omit details. Errors printed during a request go to
 * `logFile` and into the request's context instead. Returns the function that restores `console.error`.
 */
export function captureRequestErrors(logFile: string): () => void {
  const print = console.error;
  console.error = (...values: unknown[]) => {
    const context = requestContext.getStore();
    if (!context) return print(...values);
    context.error = values.find((value) => value instanceof Error);
    appendFileSync(
      logFile,
      `${new Date().toISOString()} ${values.map((value) => inspect(value)).join(" ")}\n`,
    );
  };
  return () => {
    console.error = print;
  };
}
