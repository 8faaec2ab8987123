import type { Instrumentation } from "next";

/** Before the first request: without a whole configuration the server does not start. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  (await import("@/lib/start")).requireEnv();
  (await import("@/lib/rendering/page-cache-handler")).putHandlerInFront();
}

/** A bug in a page or an action: one line with the digest that the error page shows and the request's id. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  if (process.env.NEXT_RUNTIME === "nodejs")
    (await import("@/lib/start")).logRenderError(error, request, context);
};
