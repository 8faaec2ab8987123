import { once } from "node:events";
import { createAdaptorServer, type HttpBindings, type ServerType } from "@hono/node-server";
import { Hono, type MiddlewareHandler } from "hono";
import { forgetOldAnswers } from "./api/idempotency.ts";
import { apiRoutes } from "./api/routes.ts";
import { happen, secondsAhead } from "./clock.ts";
import { controlRoutes } from "./control/routes.ts";
import { receiptRoutes } from "./pages/receipt.ts";
import { checkoutRoutes } from "./pages/routes.ts";
import { DEFAULT_EVENTS, type Sandbox } from "./sandbox.ts";
import { openStore, type Store } from "./store.ts";
import { sendDueDeliveries } from "./webhooks/deliveries.ts";

export type StripeSandboxOptions = {
  /** 0 takes any free port. */
  port: number;
  /** A folder for its state, made when missing; what it holds is there again at the next start. */
  dataDir: string;
  webhookUrl: string;
  webhookSecret: string;
  /** The only API key it takes. */
  secretKey: string;
  /** The event types that are sent to the webhook. */
  enabledEvents?: readonly string[];
  /** The real clock, in whole Unix seconds; its own can be moved ahead of it. */
  now?: () => number;
};
export type StripeSandbox = { url: string; stop(): Promise<void> };

/** Starts the stand-in for Stripe: API, hosted checkout page, webhooks and the page under `/_sandbox`. */
export async function startStripe(options: StripeSandboxOptions): Promise<StripeSandbox> {
  const stopping = new AbortController();
  const app = new Hono<{ Bindings: HttpBindings }>();
  const server = createAdaptorServer({ fetch: app.fetch });
  const store = openStore(options.dataDir);
  const port = await listen(server, options.port).catch((error) => {
    store.close();
    throw error;
  });
  const sandbox = newSandbox(options, store, port, stopping.signal);
  app.use(refuseOtherSites);
  app.get("/", (c) => c.redirect("/_sandbox"));
  app.route("/", apiRoutes(sandbox)).route("/", checkoutRoutes(sandbox)).route("/", receiptRoutes(sandbox));
  app.route("/", controlRoutes(sandbox));
  const clockwork = setInterval(() => tick(sandbox), 250);
  return {
    url: sandbox.url,
    stop: async () => {
      clearInterval(clockwork);
      stopping.abort();
      await close(server);
      await Promise.allSettled(sandbox.sending.values());
      sandbox.store.close();
    },
  };
}

function newSandbox(
  options: StripeSandboxOptions,
  store: Store,
  port: number,
  stopping: AbortSignal,
): Sandbox {
  const enabledEvents = new Set(options.enabledEvents ?? DEFAULT_EVENTS);
  return {
    url: `http://localhost:${port}`,
    secretKey: options.secretKey,
    webhook: { url: options.webhookUrl, secret: options.webhookSecret, enabledEvents },
    store,
    now: () => (options.now?.() ?? Math.floor(Date.now() / 1000)) + secondsAhead(store),
    keysInUse: new Set(),
    sending: new Map(),
    stopping,
  };
}

/** A page of another site that is open in the same browser must not press buttons here. Programs send no such header. */
const refuseOtherSites: MiddlewareHandler = async (c, next) => {
  const foreign = c.req.method !== "GET" && c.req.header("sec-fetch-site") === "cross-site";
  return foreign ? c.text("Refused: this request comes from another site.", 403) : await next();
};

function tick(sandbox: Sandbox): void {
  happen(sandbox);
  forgetOldAnswers(sandbox);
  sendDueDeliveries(sandbox);
}

async function listen(server: ServerType, port: number): Promise<number> {
  server.listen(port, "127.0.0.1");
  try {
    await once(server, "listening");
  } catch (error) {
    throw new Error(listenProblem(error, port), { cause: error });
  }
  const address = server.address();
  return typeof address === "object" && address ? address.port : port;
}

function listenProblem(error: unknown, port: number): string {
  const taken = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
  return `The Stripe sandbox cannot listen on port ${port}: ${taken ? "another program already does" : String(error)}.`;
}

async function close(server: ServerType): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  if ("closeAllConnections" in server) server.closeAllConnections();
  await closed;
}
