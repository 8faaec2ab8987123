import type { Instrumentation } from "next";

/** Before the first request, also of server.ts, which has refused to start with an invalid configuration. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === "nodejs") (await import("@/lib/start")).reportInvalidEnv();
}

/** An exception in a page or an action: logs one line with the error page's digest and the request id. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  if (process.env.NEXT_RUNTIME === "nodejs")
    (await import("@/lib/start")).logRenderError(error, request, context);
};
