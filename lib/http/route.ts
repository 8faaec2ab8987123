import "server-only";
import type { z } from "zod";
import { ConfigurationError } from "@/lib/env";
import { type Failure, failure, messageFor, statusFor, UnavailableError } from "@/lib/errors";
import { parseJson, readBody } from "@/lib/http/body";
import { requestIdOf } from "@/lib/http/request-id";
import { requestScope } from "@/lib/http/request-scope";
import { refuseForeignWrite } from "@/lib/http/same-origin";
import { isStorable, isStorableUrl } from "@/lib/http/text-input";
import { log } from "@/lib/log";

/** `note` adds fields to the request's log line. */
type RouteContext<Params> = { params: Params; note(fields: Record<string, unknown>): void };

const maxJsonBytes = 64 * 1024;

/** Returns plain data (200), a Failure, or a Response. */
type Handler<Params> = (
  request: Request,
  context: RouteContext<Params>,
) => Promise<object | Response | Failure>;

/**
 * Wraps a route handler: a request id on every response, one log line per request, 503 for a thrown outage and 500 for
 * a bug.
 */
export function route<Params = Record<string, never>>(handler: Handler<Params>) {
  return async (request: Request, { params }: { params: Promise<Params> }): Promise<Response> => {
    const started = performance.now();
    const requestId = requestIdOf(request);
    const noted: Record<string, unknown> = {};
    const note = (fields: Record<string, unknown>) => void Object.assign(noted, fields);
    const result = await requestScope
      .run(requestId, async () => refuseRequest(request) ?? handler(request, { params: await params, note }))
      .catch((error: unknown) => {
        note({ err: error });
        return failureOf(error);
      });
    const response = toResponse(result, requestId);
    response.headers.set("x-request-id", requestId);
    if (!response.headers.has("cache-control")) response.headers.set("cache-control", "no-store");
    const { method, url } = request;
    const fields = { requestId, method, path: new URL(url).pathname, status: response.status, ...noted };
    const ms = Math.round(performance.now() - started);
    log[response.status >= 500 ? "error" : "info"]({ ...fields, ms }, "request");
    return response;
  };
}

/** An outage is 503, and so is an incomplete configuration, of which the names of the variables are told. */
function failureOf(error: unknown): Failure {
  if (error instanceof ConfigurationError)
    return failure("unavailable", { message: `Not configured: ${error.names.join(", ")}` });
  return failure(error instanceof UnavailableError ? "unavailable" : "internal_error");
}

/** Handlers for all methods that answer 405 in the API's format (RFC 9110, 15.5.6). */
export function notAllowed(allow: string) {
  const refuseMethod = route(async () => failure("method_not_allowed"));
  const handler = async (request: Request) => {
    const response = await refuseMethod(request, { params: Promise.resolve({}) });
    response.headers.set("allow", allow);
    return response;
  };
  return { DELETE: handler, GET: handler, PATCH: handler, POST: handler, PUT: handler };
}

/** Failures: payload_too_large, validation_error. An empty body is `ifEmpty`, where that is given. */
export async function readJson<T>(
  request: Request,
  shape: z.ZodType<T>,
  { ifEmpty, maxBytes = maxJsonBytes }: { ifEmpty?: object; maxBytes?: number } = {},
): Promise<{ ok: true; data: T } | Failure> {
  const bytes = await readBody(request, maxBytes);
  if (bytes === null) return failure("payload_too_large");
  const body = bytes.length === 0 && ifEmpty ? ifEmpty : parseJson(bytes);
  if (body === undefined) return failure("validation_error", { message: "The body must be JSON." });
  return isStorable(body) ? parse(body, shape) : badText;
}

const refuseRequest = (request: Request): Failure | null =>
  isStorableUrl(request.url) ? refuseForeignWrite(request) : badText;

const badText = failure("validation_error", { message: "Text must be without NUL and unpaired surrogates." });

/** The failure's message names each invalid field. */
export function parse<T>(input: unknown, shape: z.ZodType<T>): { ok: true; data: T } | Failure {
  const result = shape.safeParse(input);
  if (result.success) return { ok: true, data: result.data };
  const problems = result.error.issues.map((issue) => `${issue.path.join(".") || "body"}: ${issue.message}`);
  return failure("validation_error", { message: problems.join("; ") });
}

function toResponse(result: object | Response | Failure, requestId: string): Response {
  if (result instanceof Response) return result;
  return isFailure(result) ? refuse(result, requestId) : Response.json(result);
}

const isFailure = (result: object): result is Failure => "ok" in result && result.ok === false;

function refuse({ code, message, retryAfterSeconds, missing, report }: Failure, requestId: string): Response {
  const seconds = retryAfterSeconds ?? (code === "unavailable" ? 5 : undefined);
  const details = missing === undefined ? {} : { missing };
  const error = { code, message: message ?? messageFor(code), requestId, ...details };
  const body = { ...report, error };
  const response = Response.json(body, { status: statusFor(code) });
  if (seconds !== undefined) response.headers.set("retry-after", String(seconds));
  return response;
}
