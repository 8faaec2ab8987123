import { z } from "zod";
import type { Sandbox } from "../sandbox.ts";
import { newId } from "./ids.ts";
import type { ApiRequest } from "./routes.ts";

export const FAULT_KINDS = ["reset", "crash", "hang", "429", "409", "500", "truncated"] as const;

/**
 * How the next API calls break.
 * `path` is exact, or a beginning when it ends in `*`. `match` must occur in the decoded body or query, or in the path.
 * `afterCommit` breaks the answer of a call that was carried out (`truncated` always does, and `crash`, which is a
 * `reset` after it).
 */
export const faultParameters = z.strictObject({
  kind: z.enum(FAULT_KINDS),
  times: z.coerce.number().int().min(1).max(1000).default(1),
  path: z.string().startsWith("/").optional(),
  method: z.enum(["GET", "POST", "DELETE"]).optional(),
  match: z.string().min(1).optional(),
  afterCommit: z.union([z.boolean(), z.literal("on").transform(() => true)]).default(false),
});

export type Fault = z.output<typeof faultParameters> & { id: string };

/** Breaks calls from now on, after what was asked before is used up. */
export function addFault(sandbox: Sandbox, parameters: z.output<typeof faultParameters>): Fault {
  const fault = { id: newId("fault", 12), ...parameters };
  sandbox.store.put("fault", fault);
  return fault;
}

/** The fault that hits this request, if any; it is then used up once. A `crash` is answered as the reset that it is. */
export function takeFault(sandbox: Sandbox, request: ApiRequest): Fault | null {
  const fault = listFaults(sandbox).find((candidate) => hits(candidate, request));
  if (!fault) return null;
  if (fault.times > 1) sandbox.store.put("fault", { ...fault, times: fault.times - 1 });
  else sandbox.store.remove("fault", fault.id);
  return fault.kind === "crash" ? { ...fault, kind: "reset", afterCommit: true } : fault;
}

/** Oldest first. */
export function listFaults(sandbox: Sandbox): Fault[] {
  return [...sandbox.store.list("fault")].reverse();
}

/** Removes all faults, or those with this `match`. */
export function removeFaults(sandbox: Sandbox, match?: string): void {
  for (const fault of listFaults(sandbox)) {
    if (match === undefined || fault.match === match) sandbox.store.remove("fault", fault.id);
  }
}

function hits({ path, method, match }: Fault, request: ApiRequest): boolean {
  if (method && method !== request.method) return false;
  if (path && !(path.endsWith("*") ? request.path.startsWith(path.slice(0, -1)) : request.path === path))
    return false;
  return !match || decoded(request.text).includes(match) || request.path.includes(match);
}

function decoded(text: string): string {
  return [...new URLSearchParams(text)].map((pair) => pair.join("=")).join("&");
}
