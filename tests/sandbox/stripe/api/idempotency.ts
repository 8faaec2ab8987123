import type { Sandbox } from "../sandbox.ts";
import { keyInUse, StripeFailure } from "./errors.ts";
import type { ApiAnswer, ApiRequest } from "./routes.ts";

/** What was answered under an idempotency key. */
export type KeptAnswer = {
  /** The key. */
  id: string;
  method: string;
  path: string;
  fingerprint: string;
  answer: ApiAnswer;
  requestId: string;
  /** Unix seconds. */
  expiresAt: number;
};

/** Takes the request's key for as long as it is worked on, or throws Stripe's 409. Answers what gives it back. */
export function holdKey(sandbox: Sandbox, key: string | null): () => void {
  if (key === null) return () => {};
  if (sandbox.keysInUse.has(key)) throw keyInUse(key);
  sandbox.keysInUse.add(key);
  return () => void sandbox.keysInUse.delete(key);
}

/** The kept answer for a repeated request, null for a new one, Stripe's 400 for one that reuses a key for something else. */
export function replay(sandbox: Sandbox, request: ApiRequest): ApiAnswer | null {
  const kept =
    request.idempotencyKey === null ? undefined : sandbox.store.get("answer", request.idempotencyKey);
  if (!kept || kept.expiresAt <= sandbox.now()) return null;
  if (kept.path !== request.path || kept.method !== request.method) throw otherEndpoint(kept, request);
  if (kept.fingerprint !== fingerprint(request)) throw otherParameters(kept);
  const headers = {
    ...kept.answer.headers,
    "idempotent-replayed": "true",
    "original-request": kept.requestId,
  };
  return { ...kept.answer, headers };
}

/** Keeps the answer under the request's key for 24 hours, errors included, as Stripe does once a request has begun. */
export function keepAnswer(sandbox: Sandbox, request: ApiRequest, answer: ApiAnswer): void {
  const { idempotencyKey: id, method, path, requestId } = request;
  if (id === null) return;
  const expiresAt = sandbox.now() + 24 * 3600;
  const kept = { id, method, path, fingerprint: fingerprint(request), answer, requestId, expiresAt };
  sandbox.store.put("answer", kept, expiresAt);
}

/** Forgets what is older than 24 hours. */
export function forgetOldAnswers(sandbox: Sandbox): void {
  for (const kept of sandbox.store.due("answer", sandbox.now())) sandbox.store.remove("answer", kept.id);
}

function fingerprint(request: ApiRequest): string {
  const parameters = new URLSearchParams(request.text);
  parameters.sort();
  return parameters.toString();
}

function otherEndpoint(kept: KeptAnswer, request: ApiRequest): StripeFailure {
  return idempotencyError(
    `Keys for idempotent requests can only be used for the same endpoint they were first used for ('${request.path}' vs '${kept.path}').`,
    kept.id,
  );
}

function otherParameters(kept: KeptAnswer): StripeFailure {
  return idempotencyError(
    "Keys for idempotent requests can only be used with the same parameters they were first used with.",
    kept.id,
  );
}

function idempotencyError(reason: string, key: string): StripeFailure {
  const message = `${reason} Try using a key other than '${key}' if you meant to execute a different request.`;
  return new StripeFailure(400, { type: "idempotency_error", message });
}
