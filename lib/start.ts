import type { Instrumentation } from "next";
import { env } from "./env.ts";
import { log } from "./log.ts";

/** Ends the process with one line per variable when the configuration is invalid. */
export function requireEnv(): void {
  try {
    env();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}

export const logRenderError: Instrumentation.onRequestError = (error, request, context) => {
  const digest = error instanceof Error && "digest" in error ? error.digest : undefined;
  const requestId = request.headers["x-request-id"];
  const path = request.path.split("?")[0];
  log.error(
    { err: error, digest, requestId, method: request.method, path, route: context.routePath },
    "render failed",
  );
};
