import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";
import { changeCode } from "./codes.ts";
import type { stopSignals } from "./database.ts";
import type { Prng } from "./prng.ts";
import { request } from "./request.ts";
import type { World } from "./world.ts";

export type FaultOptions = {
  /** Kills the shop's process, and Postgres. Off, only Stripe and the network are bad. */
  kills: boolean;
};

/** Breaks things, each kind at its own moments, until `signal` says that it is enough. */
export async function injectFaults(
  world: World,
  { kills }: FaultOptions,
  signal: AbortSignal,
): Promise<void> {
  const faults: [
    name: string,
    least: number,
    most: number,
    act: (world: World, prng: Prng) => Promise<void>,
  ][] = [
    ["deliveries", 500, 2500, changeDeliveries],
    ["faults", 300, 1500, breakStripe],
    ["reconciler", 4000, 9000, reconcileMeanwhile],
    ["prices", 3000, 8000, changePrice],
    ["codes", 2000, 6000, changeCodes],
    ["another app", 3000, 8000, sellElsewhere],
  ];
  if (kills) faults.push(["shop", 1500, 6000, killShop], ["database", 6000, 14_000, stopDatabase]);
  await Promise.all(
    faults.map(async ([name, least, most, act]) => {
      const prng = world.prng.fork(name);
      while (await pause(prng.between(least, most), signal)) await act(world, prng);
    }),
  );
}

/** False when it is enough. */
async function pause(milliseconds: number, signal: AbortSignal): Promise<boolean> {
  await wait(milliseconds, undefined, { signal }).catch(() => {});
  return !signal.aborted;
}

/** How webhooks travel from now on; what was held before goes out in any order, often twice. */
async function changeDeliveries({ stripe, counters }: World, prng: Prng): Promise<void> {
  const mode = prng.weighted({
    deliver: 8,
    hold: 3,
    drop: 1.5,
    duplicate: 3,
    delay: 2,
    reorder: 3,
    disabled: 0.7,
  });
  await stripe.set("/endpoint", { status: mode === "disabled" ? "disabled" : "enabled" });
  if (mode === "disabled") return counters.add("webhook endpoint disabled");
  await stripe.set("/deliveries", { mode, ...(mode === "delay" && { seconds: 1 + prng.below(3) }) });
  counters.add(`deliveries: ${mode}`);
  if (prng.chance(0.6))
    void stripe.act("/deliveries/release", { order: "shuffled", times: 1 + prng.below(2) });
}

async function breakStripe({ stripe, counters }: World, prng: Prng): Promise<void> {
  const kind = prng.weighted({ reset: 4, crash: 4, truncated: 4, "500": 3, "429": 3, "409": 2, hang: 0.5 });
  const path = prng.weighted({ "/v1/checkout/sessions*": 4, "/v1/refunds*": 3, "/v1/events": 1, "/v1/*": 2 });
  // The SDK itself tries three times; a call that hangs costs ten seconds, so one is enough.
  const times = kind === "hang" ? 1 : 1 + prng.below(4);
  await stripe.set("/faults", { kind, path, times, afterCommit: prng.chance(0.5) });
  counters.add(`faults at Stripe: ${kind}`);
}

/** A scheduled pass; sometimes two at once. */
async function reconcileMeanwhile(world: World, prng: Prng): Promise<void> {
  const passes = prng.chance(0.2) ? [reconcile(world), reconcile(world)] : [reconcile(world)];
  for (const answer of await Promise.all(passes)) {
    world.counters.add(answer?.status === 200 ? "reconciler passes" : "reconciler passes cut short");
    const isFailed = answer?.status === 200 && !passed.safeParse(answer.json).success;
    if (isFailed || answer?.status === 500) world.violations.push(`reconcile: ${JSON.stringify(answer)}`);
  }
}

/** Facts that could not be recorded are bugs. */
const passed = z.object({ failed: z.literal(0) });

export const reconcile = ({ shop, cronSecret }: World) =>
  request(`${shop.url}/api/jobs/reconcile`, { method: "POST", token: cronSecret, seconds: 120 });

async function changePrice({ database, lessons, counters }: World, prng: Prng): Promise<void> {
  const { id } = prng.pick(lessons);
  const change =
    "update public.lessons set price = price + private.money_step(currency) * $2::int where id = $1";
  await database.query(change, [id, 1 + prng.below(9)]).then(
    () => counters.add("price changes"),
    () => {}, // The database is down: another time.
  );
}

async function changeCodes({ database, counters }: World, prng: Prng): Promise<void> {
  await changeCode(database, prng).then(
    () => counters.add("changes of codes"),
    () => {}, // The database is down: another time.
  );
}

/** Another app's checkout on the same Stripe account, which names a learner's purchase where any customer could. */
async function sellElsewhere({ stripe, counters }: World, prng: Prng): Promise<void> {
  const sessions = await stripe.sessions();
  const named = sessions[prng.below(sessions.length)]?.metadata.purchase_id;
  if (!named || !(await stripe.sellElsewhere(named))) return;
  counters.add("payments to another app");
}

async function killShop({ shop, counters }: World): Promise<void> {
  counters.add("shop kills");
  await shop.kill();
}

async function stopDatabase({ database, counters }: World, prng: Prng): Promise<void> {
  const how = prng.weighted<keyof typeof stopSignals>({ fast: 1, immediate: 1, kill: 1 });
  counters.add("database stops");
  counters.add(`database stops: ${how}`);
  await database.end(how);
  await wait(prng.between(0, 2500));
  await database.start();
}
