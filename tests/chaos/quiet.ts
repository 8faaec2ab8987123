import { randomUUID } from "node:crypto";
import { z } from "zod";
import { timeouts } from "../support/timeouts.ts";
import { until } from "../support/until.ts";
import { reconcile } from "./fault-injection.ts";
import type { Prng } from "./prng.ts";
import { insist } from "./request.ts";
import type { World } from "./world.ts";

const days = 6;

/** Nothing is broken any more: what was held goes out, in any order. What was dropped stays dropped. */
export async function stopFaults({ stripe, database, limitRetries }: World): Promise<void> {
  limitRetries();
  await database.start();
  await stripe.set("/faults/clear");
  await stripe.set("/endpoint", { status: "enabled" });
  await stripe.set("/deliveries", { mode: "deliver" });
  await stripe.set("/deliveries/release", { order: "shuffled" });
}

/**
 * Lets days pass, for Stripe and for the shop's rows: sessions end, banks answer, refunds arrive, Stripe tries again
 * what it could not deliver. Half of the time the shop learns all of it only by asking.
 */
export async function letTimePass(world: World, prng: Prng): Promise<void> {
  const { stripe, database } = world;
  await settleDeliveries(world, "held");
  if (prng.chance(0.5)) await stripe.set("/deliveries", { mode: "drop" });
  await stripe.set("/clock", { days });
  await database.query(
    `update public.purchases set expires_at = expires_at - interval '${days} days' where status in ('pending', 'processing')`,
  );
  await stripe.set("/deliveries", { mode: "deliver" });
  await settleDeliveries(world, "pending");
}

const report = z.object({
  complete: z.boolean(),
  stopped: z.string().nullable(),
  failed: z.literal(0),
  calls: z.int(),
});

/**
 * Passes of the reconciler until one is complete; how many it took. More than one is for want of time or calls only.
 */
export async function reconcileAll(world: World): Promise<number> {
  for (let passes = 1; ; passes++) {
    const answer = await reconcile(world);
    const { complete, stopped } = report.parse(answer?.json);
    if (!complete && stopped !== "budget") throw new Error(`The reconciler stopped: ${stopped}.`);
    await settleDeliveries(world, "pending");
    if (complete) return passes;
  }
}

/** A duplicate payment whose refund Stripe refused once, because of a dispute, waits for an operator. */
export async function refundStuckDuplicates(world: World): Promise<void> {
  const stuck = await world.database.query(
    `select sale.id, part.minor::int as minor from public.purchases as sale, private.refundable(sale) as part
     where sale.status = 'review' and sale.error_code = 'duplicate_payment' and exists (
       select 1 from private.refund_requests as request
       where request.purchase_id = sale.id and request.automatic and request.state <> 'open'
     )`,
  );
  for (const { id, minor } of stuck) {
    const body = { requestId: randomUUID(), amountMinor: Number(minor), reason: "duplicate" };
    await insist(() => world.operator.ask(`/api/purchases/${id}/refunds`, body), world.insisting);
    world.counters.add("stuck duplicate payments that an operator refunded");
  }
  await settleDeliveries(world, "pending");
}

/** Every webhook that there ever was arrives once more, in any order, those that were lost as well. */
export async function replayEverything({ stripe, counters }: World, prng: Prng): Promise<void> {
  const waiting = (await stripe.deliveries()).map(({ id }) => ({ id, turn: prng.below(2 ** 30) }));
  waiting.sort((one, other) => one.turn - other.turn);
  const senders = Array.from({ length: 4 }, async () => {
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      await stripe.set(`/events/${next.id}/redeliver`);
      counters.add("webhooks sent once more");
    }
  });
  await Promise.all(senders);
}

/** Resolves when no webhook is in this state any more. */
async function settleDeliveries({ stripe }: World, state: "held" | "pending"): Promise<void> {
  const last: { waiting: unknown[] } = { waiting: [] };
  await until(
    `webhooks that are ${state}`,
    async () => {
      last.waiting = (await stripe.deliveries()).filter((delivery) => delivery.state === state);
      return last.waiting.length === 0;
    },
    timeouts.test,
  ).catch((error: unknown) => {
    throw new Error(`${error} ${JSON.stringify(last.waiting.slice(0, 3))}`);
  });
}
