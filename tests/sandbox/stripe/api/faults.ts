import { z } from "zod";
import type { Sandbox } from "../sandbox.ts";
import { newId } from "./ids.ts";
import type { ApiRequest } from "./routes.ts";

export const FAULT_KINDS = ["reset", "crash", "hang", "400", "429", "409", "500", "truncated"] as const;

/**
 * How the next API calls fail. `path` is exact, or a prefix when it ends in `*`. `match` must occur in the decoded
 * body or query, or in the path. With `afterCommit` the call is executed and then its response fails (always so for
 * `truncated` and for `crash`, which is a `reset` after the commit).
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

/** Adds a fault, to be used after those added before. */
export function addFault(sandbox: Sandbox, parameters: z.output<typeof faultParameters>): Fault {
  const fault = { id: newId("fault", 12), ...parameters };
  sandbox.store.put("fault", fault);
  return fault;
}

/** The fault for this request, if any, counted as used. A `crash` is returned as a `reset` after the commit. */
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
