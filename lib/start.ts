import type { Instrumentation } from "next";
import { env, invalidVariables } from "./env.ts";
import { log } from "./log.ts";

/** For server.ts: ends the process with one line per variable when the configuration is invalid. */
export function requireEnv(): void {
  try {
    env();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}

/** Where the process must not end, as on a serverless host: each request is answered with the names. */
export function reportInvalidEnv(): void {
  const names = invalidVariables();
  if (names.length > 0) log.error({ names }, "the environment is not complete: see .env.example");
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
