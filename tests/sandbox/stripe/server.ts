import { once } from "node:events";
import { createAdaptorServer, type HttpBindings, type ServerType } from "@hono/node-server";
import { Hono, type MiddlewareHandler } from "hono";
import { deleteExpiredResponses } from "./api/idempotency.ts";
import { apiRoutes } from "./api/routes.ts";
import { runDueChanges, secondsAhead } from "./clock.ts";
import { controlRoutes } from "./control/routes.ts";
import { receiptRoutes } from "./pages/receipt.ts";
import { checkoutRoutes } from "./pages/routes.ts";
import { DEFAULT_EVENTS, type Sandbox } from "./sandbox.ts";
import { openStore, type Store } from "./store.ts";
import { sendDueDeliveries } from "./webhooks/deliveries.ts";

export type StripeSandboxOptions = {
  /** 0 takes any free port. */
  port: number;
  /** State folder; created when missing, and reused at the next start. */
  dataDir: string;
  webhookUrl: string;
  webhookSecret: string;
  /** The only accepted API key. */
  secretKey: string;
  /** Event types that are sent to the webhook. */
  enabledEvents?: readonly string[];
  /** The real clock, in Unix seconds. */
  now?: () => number;
};
export type StripeSandbox = { url: string; stop(): Promise<void> };

/** Starts API, checkout pages, webhook deliveries and the control page. */
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
  app.use(rejectCrossSite);
  app.get("/", (c) => c.redirect("/_sandbox"));
  app.route("/", apiRoutes(sandbox)).route("/", checkoutRoutes(sandbox)).route("/", receiptRoutes(sandbox));
  app.route("/", controlRoutes(sandbox));
  const timer = setInterval(() => tick(sandbox), 250);
  return {
    url: sandbox.url,
    stop: async () => {
      clearInterval(timer);
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

/** CSRF protection of the control routes. Programs send no `sec-fetch-site`. */
const rejectCrossSite: MiddlewareHandler = async (c, next) => {
  const foreign = c.req.method !== "GET" && c.req.header("sec-fetch-site") === "cross-site";
  return foreign ? c.text("Refused: this request comes from another site.", 403) : await next();
};

function tick(sandbox: Sandbox): void {
  runDueChanges(sandbox);
  deleteExpiredResponses(sandbox);
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
