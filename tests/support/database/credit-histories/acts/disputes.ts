import { facts } from "../../payment-facts.ts";
import type { Dispute } from "../model/lots.ts";
import { type Act, oneOf, onePack, type Pack, type World } from "../world.ts";
import { say } from "./deliveries.ts";

const next: Record<string, readonly string[]> = {
  warning_needs_response: ["warning_closed", "needs_response"],
  needs_response: ["under_review", "won", "lost"],
  under_review: ["won", "lost"],
  lost: ["appeal_under_review"],
  appeal_under_review: ["won", "lost"],
};

const stateOf = (status: string): Dispute["state"] =>
  status === "lost" ? "lost" : status === "won" || status.startsWith("warning_") ? "harmless" : "open";

/** Two disputes of a pack at most, over all or a part of it, and what becomes of them. */
export const dispute: Act = async (world, random) => {
  const pack = onePack(world, random);
  if (!pack) return false;
  const known = random() < 0.7 ? oneOf(pack.disputes, random) : undefined;
  if (!known && pack.disputes.length === 2) return false;
  const { lot, checkout } = pack;
  const begun = known ?? {
    id: `du_${checkout.purchaseId}_${pack.disputes.length}`,
    amount: random() < 0.5 ? lot.price : 1 + Math.floor(random() * lot.price),
    status: "",
  };
  const first = random() < 0.2 ? "warning_needs_response" : "needs_response";
  const status = known ? oneOf(next[known.status] ?? [], random) : first;
  if (!status) return false;
  if (!known) pack.disputes.push(begun);
  await become(world, random, pack, begun, status);
  return true;
};

/** The dispute takes this status, of which Stripe tells. */
export async function become(
  world: World,
  random: () => number,
  { lot, checkout }: Pack,
  dispute: Pack["disputes"][number],
  status: string,
): Promise<void> {
  dispute.status = status;
  const { id, amount } = dispute;
  await say(world, random, facts.dispute(checkout, { id, amount, status }), (at) => {
    if ((lot.disputes.get(id)?.at ?? 0) < at) lot.disputes.set(id, { at, amount, state: stateOf(status) });
  });
}
