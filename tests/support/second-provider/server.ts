import { createHmac } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { Hono } from "hono";
import { type Notice, noticeSecret, signatureHeader, wantedOrder, wantedReturn } from "./objects.ts";
import { State } from "./state.ts";

export type SecondProviderServer = Awaited<ReturnType<typeof startSecondProvider>>;

/** A payment provider that is not Stripe: an API, a page to pay on, and notices to where they are asked for. */
export async function startSecondProvider() {
  let url = "";
  let hookUrl: string | null = null;
  const state = new State((notice) => hookUrl && void send(hookUrl, notice).catch(() => {}));
  const app = routes(
    state,
    () => url,
    () => hookUrl,
  );
  const server = createServer(getRequestListener(app.fetch)).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  url = `http://localhost:${typeof address === "object" && address ? address.port : 0}`;
  return {
    url,
    state,
    sendNoticesTo(address: string | null) {
      hookUrl = address;
    },
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

function routes(state: State, url: () => string, hookUrl: () => string | null) {
  const { orders, returns, complaints, notices } = state;
  const json = (data: unknown, status = 200) => Response.json({ asOf: state.now(), data }, { status });
  const orElse = (status: number, data: unknown) => (data ? json(data) : json(null, status));
  const app = new Hono();
  app.post("/orders", async (c) => json(state.order(url(), wantedOrder.parse(await c.req.json()))));
  app.get("/orders/:id", (c) => orElse(404, orders.get(c.req.param("id"))));
  app.post("/orders/:id/void", (c) => {
    const order = orders.get(c.req.param("id"));
    return order ? orElse(409, state.end(order, "void")) : json(null, 404);
  });
  app.post("/returns", async (c) => orElse(409, state.giveBack(wantedReturn.parse(await c.req.json()))));
  app.get("/returns/:id", (c) => orElse(404, returns.get(c.req.param("id"))));
  app.get("/returns", (c) => json(pageOf([...returns.values()], c.req.query())));
  app.get("/complaints/:id", (c) => orElse(404, complaints.get(c.req.param("id"))));
  app.get("/complaints", (c) => json(pageOf([...complaints.values()], c.req.query())));
  app.get("/notices", (c) => json(pageOf(notices, c.req.query())));
  app.get("/hook", () => json(hookUrl()));
  app.get("/buy/:id", (c) => c.html('<form method="post"><button>Pay</button></form>'));
  app.post("/buy/:id", (c) => {
    const order = orders.get(c.req.param("id"));
    if (!order || !state.end(order, "paid")) return c.text("This order is over.", 409);
    return c.redirect(order.thanksUrl, 303);
  });
  return app;
}

type Listed = { id: string; at: number; captureId?: string };

/** Newest first, from a second on or of one capture; `after` is the last id of the page before. */
function pageOf<T extends Listed>(
  oldestFirst: T[],
  { since = "0", after, capture }: Record<string, string>,
): T[] {
  const all = oldestFirst
    .toReversed()
    .filter((each) => each.at >= Number(since) && (!capture || each.captureId === capture));
  return all.slice(after ? all.findIndex(({ id }) => id === after) + 1 : 0);
}

/** A body as the provider sends it. */
export function sign(body: string): { body: Buffer; headers: Headers } {
  const signature = createHmac("sha256", noticeSecret).update(body).digest("hex");
  return { body: Buffer.from(body), headers: new Headers({ [signatureHeader]: signature }) };
}

async function send(hookUrl: string, notice: Notice): Promise<void> {
  const { body, headers } = sign(JSON.stringify(notice));
  await fetch(hookUrl, { method: "POST", body: new Uint8Array(body), headers });
}
