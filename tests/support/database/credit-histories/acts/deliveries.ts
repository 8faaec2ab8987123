import { type Fact, later, record } from "../../payment-facts.ts";
import * as model from "../model/model.ts";
import { type Act, type Delivery, insist, oneOf, type World } from "../world.ts";

/** Stripe says something: in an event, or when the shop asks; delivered now or later, and perhaps again. */
export async function say(
  world: World,
  random: () => number,
  fact: Fact,
  learn: (at: number) => void,
): Promise<void> {
  world.seconds += 1;
  const at = world.seconds;
  const said = random() < 0.2 ? { ...fact, type: null } : fact;
  world.waiting.push({ fact: later(at, said), apply: () => learn(at) });
  if (random() < 0.6) await deliver(world, random, world.waiting.pop());
}

export async function deliver(
  world: World,
  random: () => number,
  delivery: Delivery | undefined,
): Promise<boolean> {
  if (!delivery) return false;
  await insist(world, random, (tx) => record(tx, delivery.fact));
  delivery.apply();
  model.followDisputes(world.seen);
  world.delivered.push(delivery);
  return true;
}

export const hear: Act = async (world, random) => {
  const late = oneOf(world.waiting, random);
  world.waiting = world.waiting.filter((delivery) => delivery !== late);
  return deliver(world, random, late);
};

export const hearAgain: Act = async (world, random) => {
  const delivery = oneOf(world.delivered, random);
  if (delivery) await record(world.tx, delivery.fact);
  return delivery !== undefined;
};
