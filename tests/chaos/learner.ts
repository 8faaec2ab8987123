import { setTimeout as wait } from "node:timers/promises";
import { buy } from "./buying.ts";
import { visitWithCredits } from "./credits.ts";
import { type Person, signUp } from "./people.ts";
import type { Prng } from "./prng.ts";
import { reversals } from "./reversals.ts";
import type { Lesson, World } from "./world.ts";

/** What one learner does, from the sign-up on, with everything that comes of it. Answers them, to be asked later on. */
export async function liveAsLearner(world: World, name: string): Promise<Person | null> {
  const prng = world.prng.fork(name);
  const learner = await signUp(world.place, `${name}@chaos.test`, world.insisting);
  if (!learner) return null;
  world.counters.add("learners");
  const visits = 1 + prng.below(2);
  for (let visit = 0; visit < visits; visit++) {
    if (prng.chance(0.5))
      await visitLesson(world, learner, prng.pick(world.lessons), prng.fork(`visit ${visit}`));
    else await visitWithCredits(world, learner, prng.fork(`credits ${visit}`));
  }
  return learner;
}

async function visitLesson(world: World, learner: Person, lesson: Lesson, prng: Prng): Promise<void> {
  const bought = await buy(world, learner, lesson, prng.fork("buy"));
  if (prng.chance(0.2)) await buy(world, learner, lesson, prng.fork("buy again"));
  if (!bought) return;
  const comeback = await reversals(world, bought, prng.fork("reversals"));
  const again = prng.chance(0.5) ? await buy(world, learner, lesson, prng.fork("buy once more")) : null;
  if (!comeback || prng.chance(0.2)) return;
  await wait(prng.between(0, 600));
  // Now the first payment stands again. Where the lesson was paid for a second time, that one must go back by itself.
  await comeback();
  if (again) world.counters.add("comebacks after a duplicate payment");
}
