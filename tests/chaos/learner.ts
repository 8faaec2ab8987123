import { setTimeout as wait } from "node:timers/promises";
import { buy } from "./buying.ts";
import { type Person, signUp } from "./people.ts";
import type { Dice } from "./prng.ts";
import { reversals } from "./reversals.ts";
import type { Lesson, World } from "./world.ts";

/** What one learner does, from the sign-up on, with everything that comes of it. Answers them, to be asked later on. */
export async function liveAsLearner(world: World, name: string): Promise<Person | null> {
  const dice = world.dice.fork(name);
  const learner = await signUp(world.place, `${name}@chaos.test`, world.insisting);
  if (!learner) return null;
  world.tally.add("learners");
  const visits = 1 + dice.below(2);
  for (let visit = 0; visit < visits; visit++) {
    await visitLesson(world, learner, dice.pick(world.lessons), dice.fork(`visit ${visit}`));
  }
  return learner;
}

async function visitLesson(world: World, learner: Person, lesson: Lesson, dice: Dice): Promise<void> {
  const bought = await buy(world, learner, lesson, dice.fork("buy"));
  if (dice.chance(0.2)) await buy(world, learner, lesson, dice.fork("buy again"));
  if (!bought) return;
  const comeback = await reversals(world, bought, dice.fork("money back"));
  const again = dice.chance(0.5) ? await buy(world, learner, lesson, dice.fork("buy once more")) : null;
  if (!comeback || dice.chance(0.2)) return;
  await wait(dice.between(0, 600));
  // Now the first payment stands again. Where the lesson was paid for a second time, that one must go back by itself.
  await comeback();
  if (again) world.tally.add("comebacks after a second payment");
}
