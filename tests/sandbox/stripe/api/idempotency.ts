import type { Sandbox } from "../sandbox.ts";
import { keyInUse, StripeFailure } from "./errors.ts";
import type { ApiRequest, ApiResponse } from "./routes.ts";

export type SavedResponse = {
  /** The idempotency key. */
  id: string;
  method: string;
  path: string;
  fingerprint: string;
  response: ApiResponse;
  requestId: string;
  /** Unix seconds. */
  expiresAt: number;
};

/** Locks the key while its request is in progress, or throws Stripe's 409. Returns the unlock function. */
export function lockKey(sandbox: Sandbox, key: string | null): () => void {
  if (key === null) return () => {};
  if (sandbox.keysInUse.has(key)) throw keyInUse(key);
  sandbox.keysInUse.add(key);
  return () => void sandbox.keysInUse.delete(key);
}

/**
 * The stored response for a repeated request, null for a new one; throws Stripe's 400 when the key was used
 * otherwise.
 */
export function replay(sandbox: Sandbox, request: ApiRequest): ApiResponse | null {
  const saved =
    request.idempotencyKey === null ? undefined : sandbox.store.get("response", request.idempotencyKey);
  if (!saved || saved.expiresAt <= sandbox.now()) return null;
  if (saved.path !== request.path || saved.method !== request.method) throw otherEndpoint(saved, request);
  if (saved.fingerprint !== fingerprint(request)) throw otherParameters(saved);
  const headers = {
    ...saved.response.headers,
    "idempotent-replayed": "true",
    "original-request": saved.requestId,
  };
  return { ...saved.response, headers };
}

/** Stores the response for 24 hours, errors included, as Stripe does once a request has started to execute. */
export function saveResponse(sandbox: Sandbox, request: ApiRequest, response: ApiResponse): void {
  const { idempotencyKey: id, method, path, requestId } = request;
  if (id === null) return;
  const expiresAt = sandbox.now() + 24 * 3600;
  const saved = { id, method, path, fingerprint: fingerprint(request), response, requestId, expiresAt };
  sandbox.store.put("response", saved, expiresAt);
}

export function deleteExpiredResponses(sandbox: Sandbox): void {
  for (const saved of sandbox.store.due("response", sandbox.now()))
    sandbox.store.remove("response", saved.id);
}

function fingerprint(request: ApiRequest): string {
  const parameters = new URLSearchParams(request.text);
  parameters.sort();
  return parameters.toString();
}

function otherEndpoint(saved: SavedResponse, request: ApiRequest): StripeFailure {
  return idempotencyError(
    `Keys for idempotent requests can only be used for the same endpoint they were first used for ('${request.path}' vs '${saved.path}').`,
    saved.id,
  );
}

function otherParameters(saved: SavedResponse): StripeFailure {
  return idempotencyError(
    "Keys for idempotent requests can only be used with the same parameters they were first used with.",
    saved.id,
  );
}

function idempotencyError(reason: string, key: string): StripeFailure {
  const message = `${reason} Try using a key other than '${key}' if you meant to execute a different request.`;
  return new StripeFailure(400, { type: "idempotency_error", message });
}
