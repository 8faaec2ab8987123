import type { Sandbox } from "../sandbox.ts";
import type { DeliveryRule } from "./deliveries.ts";

export const DELIVERY_MODES = ["deliver", "hold", "drop", "duplicate", "delay", "reorder"] as const;
export type DeliveryMode = (typeof DELIVERY_MODES)[number];

export type EndpointStatus = "enabled" | "disabled";

/** The session's rule, or the global one. */
export function deliveryRule(sandbox: Sandbox, session: string | null): DeliveryRule {
  const own = session ? sandbox.store.get("delivery_rule", session) : undefined;
  return own ?? sandbox.store.get("delivery_rule", "*") ?? { id: "*", mode: "deliver" };
}

/** Sets the rule for later events of one session, or of all sessions without their own rule. */
export function setDeliveryRule(
  sandbox: Sandbox,
  session: string | null,
  mode: DeliveryMode,
  seconds = DELAY_SECONDS,
): DeliveryRule {
  const rule: DeliveryRule = { id: session ?? "*", mode, ...(mode === "delay" ? { seconds } : {}) };
  sandbox.store.put("delivery_rule", rule);
  return rule;
}

export const DELAY_SECONDS = 5;

export function endpointStatus(sandbox: Sandbox): EndpointStatus {
  return sandbox.store.get("delivery_rule", ENDPOINT)?.mode === "disabled" ? "disabled" : "enabled";
}

/** Events that happen while the endpoint is disabled are never sent by themselves. */
export function setEndpointStatus(sandbox: Sandbox, status: EndpointStatus): void {
  if (status === "disabled") sandbox.store.put("delivery_rule", { id: ENDPOINT, mode: "disabled" });
  else sandbox.store.remove("delivery_rule", ENDPOINT);
}

const ENDPOINT = "endpoint";
