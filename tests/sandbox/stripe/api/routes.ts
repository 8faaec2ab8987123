import type { HttpBindings } from "@hono/node-server";
import { type Context, Hono } from "hono";
import Stripe from "stripe";
import type { Sandbox } from "../sandbox.ts";
import { sendDueDeliveries } from "../webhooks/deliveries.ts";
import { hang, reset, truncated } from "./broken-responses.ts";
import { ENDPOINTS } from "./endpoints.ts";
import {
  internal,
  invalid,
  keyInUse,
  rateLimited,
  StripeFailure,
  unauthorized,
  unrecognized,
} from "./errors.ts";
import { type Fault, takeFault } from "./faults.ts";
import { lockKey, replay, saveResponse } from "./idempotency.ts";
import { newId } from "./ids.ts";
import { parseForm } from "./parameters.ts";

export type ApiRequest = {
  requestId: string;
  method: string;
  path: string;
  /** The id in the path, or empty. */
  id: string;
  /** The raw query of a GET or body of a POST. */
  text: string;
  parameters: Record<string, unknown>;
  idempotencyKey: string | null;
};
export type ApiResponse = { status: number; headers: Record<string, string>; body: string };

/**
 * Validates the parameters and returns the function that executes the request. A validation error stores no response
 * under the idempotency key.
 */
export type Endpoint = (sandbox: Sandbox, request: ApiRequest) => () => object;

type Env = { Bindings: HttpBindings };

export function apiRoutes(sandbox: Sandbox): Hono<Env> {
  const app = new Hono<Env>();
  for (const [route, endpoint] of Object.entries(ENDPOINTS)) {
    const [method = "GET", path = "/"] = route.split(" ");
    app.on(method, path, (c) => respond(sandbox, c, endpoint));
  }
  return app.all("/v1/*", (c) => respond(sandbox, c, null));
}

async function respond(sandbox: Sandbox, c: Context<Env>, endpoint: Endpoint | null): Promise<Response> {
  const request = await readRequest(c);
  const fault = endpoint && takeFault(sandbox, request);
  if (fault?.kind === "reset" && !fault.afterCommit) return reset(c.env);
  let release = () => {};
  try {
    authorize(sandbox, c.req.header("authorization"));
    if (!endpoint) throw unrecognized(request.method, request.path);
    if (fault?.kind === "429") throw rateLimited();
    if (fault?.kind === "400") throw invalid("Refused by a fault of the sandbox.");
    if (fault?.kind === "409") throw keyInUse(request.idempotencyKey ?? "");
    release = lockKey(sandbox, request.idempotencyKey);
    const replayed = replay(sandbox, request);
    if (!replayed && fault?.kind === "hang" && !fault.afterCommit) return await hang(c.env);
    return await deliver(
      sandbox,
      c,
      request,
      replayed ?? runEndpoint(sandbox, request, endpoint, fault),
      fault,
    );
  } catch (error) {
    return await deliver(sandbox, c, request, failed(error), fault);
  } finally {
    release();
  }
}

async function readRequest(c: Context<Env>): Promise<ApiRequest> {
  const { method, path } = c.req;
  const text = method === "GET" ? new URL(c.req.url).search.slice(1) : await c.req.text();
  return {
    requestId: newId("req", 14),
    method,
    path,
    id: c.req.param("id") ?? "",
    text,
    parameters: parseForm(text),
    idempotencyKey: method === "POST" ? (c.req.header("idempotency-key") ?? null) : null,
  };
}

function authorize(sandbox: Sandbox, header = ""): void {
  const key = /^Bearer (.+)$/.exec(header)?.[1] ?? "";
  if (key !== sandbox.secretKey) throw unauthorized(key);
}

// One transaction: after a crash the change and its stored response exist both or not at all.
function runEndpoint(
  sandbox: Sandbox,
  request: ApiRequest,
  endpoint: Endpoint,
  fault: Fault | null,
): ApiResponse {
  const execute = endpoint(sandbox, request);
  const response = sandbox.store.transaction(() => {
    const done = fault?.kind === "500" ? failWith500(fault, execute) : attempt(execute);
    saveResponse(sandbox, request, done);
    return done;
  });
  sendDueDeliveries(sandbox);
  return response;
}

function attempt(execute: () => object): ApiResponse {
  try {
    return { status: 200, headers: {}, body: JSON.stringify(execute(), null, 2) };
  } catch (error) {
    return failed(error);
  }
}

function failWith500(fault: Fault, execute: () => object): ApiResponse {
  if (fault.afterCommit) execute();
  return failed(internal());
}

function failed(error: unknown): ApiResponse {
  if (!(error instanceof StripeFailure)) throw error;
  return {
    status: error.status,
    headers: error.headers,
    body: JSON.stringify({ error: error.body }, null, 2),
  };
}

async function deliver(
  sandbox: Sandbox,
  c: Context<Env>,
  request: ApiRequest,
  response: ApiResponse,
  fault: Fault | null,
) {
  const headers = {
    ...response.headers,
    "content-type": "application/json",
    date: new Date(sandbox.now() * 1000).toUTCString(),
    "request-id": request.requestId,
    "stripe-version": c.req.header("stripe-version") ?? Stripe.API_VERSION,
    ...(request.idempotencyKey === null ? {} : { "idempotency-key": request.idempotencyKey }),
  };
  if (fault?.kind === "truncated") return truncated(c.env, response.status, headers, response.body);
  if (fault?.afterCommit && fault.kind === "reset") return reset(c.env);
  if (fault?.afterCommit && fault.kind === "hang") return await hang(c.env);
  return new Response(response.body, { status: response.status, headers });
}
