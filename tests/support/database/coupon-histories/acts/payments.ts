import { withSavepoint } from "../../histories/shop-rows.ts";
import { type Step, type Update, whatHappens } from "../../histories/stripe-history.ts";
import { record } from "../../payment-facts.ts";
import { type Act, oneOf, type Random, type World } from "../world.ts";

const any = (random: Random) => Math.floor(random() * 10_000);

/** Something happens at Stripe: what it says of that. Even whims are the odd ones. */
export function happenAtStripe(world: World, random: Random): Update[] {
  const step: Step = {
    ...{ act: any(random), which: any(random), whim: any(random) },
    wait: oneOf([0, 1, 1, 30, 50_000], random) ?? 1,
    via: oneOf(["event", "event", "event", "answer", "both"] as const, random) ?? "event",
  };
  if (random() < 0.8) step.whim |= 1;
  world.steps += 1;
  const updates = whatHappens(world.account, world.lastWords, "everything", step, world.steps);
  world.updates.push(...updates);
  return updates;
}

/** The shop hears of it at once, or later. */
const happen: Act = async (world, random) => {
  const updates = happenAtStripe(world, random);
  for (const update of updates) if (random() < 0.6) await hear(world, update, random);
  return updates.length > 0;
};

/** The shop is told; its backend may die before the commit. */
export async function hear({ tx, heard }: World, update: Update, random: Random): Promise<void> {
  if (random() < 0.06) await withSavepoint(tx, (inner) => record(inner, update.fact));
  await record(tx, update.fact);
  heard.add(update);
}

const hearLate: Act = async (world, random) => {
  const late = oneOf(
    world.updates.filter((update) => !world.heard.has(update)),
    random,
  );
  if (late) await hear(world, late, random);
  return late !== undefined;
};

const hearAgain: Act = async (world, random) => {
  const update = oneOf([...world.heard], random);
  if (update) await hear(world, update, random);
  return update !== undefined;
};

export const paymentActs: Act[] = [
  ...Array.from({ length: 10 }, () => happen),
  hearLate,
  hearLate,
  hearAgain,
];
