import type { Sandbox } from "../sandbox.ts";
import type { DeliveryRule } from "./deliveries.ts";

export const DELIVERY_MODES = ["deliver", "hold", "drop", "duplicate", "delay", "reorder"] as const;
export type DeliveryMode = (typeof DELIVERY_MODES)[number];

export type EndpointStatus = "enabled" | "disabled";

/** The rule that holds for a session, or the global one. */
export function deliveryRule(sandbox: Sandbox, session: string | null): DeliveryRule {
  const own = session ? sandbox.store.get("delivery_rule", session) : undefined;
  return own ?? sandbox.store.get("delivery_rule", "*") ?? { id: "*", mode: "deliver" };
}

/** Sets how events travel from now on, of one session or of all that have no rule of their own. */
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

/** Whether the shop's webhook endpoint gets anything at all, as the switch in Stripe's dashboard says. */
export function endpointStatus(sandbox: Sandbox): EndpointStatus {
  return sandbox.store.get("delivery_rule", ENDPOINT)?.mode === "disabled" ? "disabled" : "enabled";
}

/** Turns that switch. What happens while it is off is never sent by itself, not even later. */
export function setEndpointStatus(sandbox: Sandbox, status: EndpointStatus): void {
  if (status === "disabled") sandbox.store.put("delivery_rule", { id: ENDPOINT, mode: "disabled" });
  else sandbox.store.remove("delivery_rule", ENDPOINT);
}

const ENDPOINT = "endpoint";
