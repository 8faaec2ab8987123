import { AsyncLocalStorage } from "node:async_hooks";
import { appendFileSync } from "node:fs";
import { inspect } from "node:util";

type Context = { redirectTo?: string | undefined; error?: unknown };

/** What Supabase Lite does not hand on while it answers one request. */
export const requestContext = new AsyncLocalStorage<Context>();

/**
 * Lite prints every error it meets, stack and all, and answers some with less than the error says. Printed during a
 * request, they go to `logFile` and into the request's context instead. Returns how to undo it.
 */
export function keepRequestErrors(logFile: string): () => void {
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
