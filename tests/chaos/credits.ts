import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";
import { buy, buyCredits, type Paid } from "./buying.ts";
import { grantCredits, returnCredits, undo } from "./credits-back.ts";
import type { Person } from "./people.ts";
import type { Prng } from "./prng.ts";
import { type Answer, insist } from "./request.ts";
import { askRefund, type Comeback, disputed, inDashboard, part } from "./reversals.ts";
import type { Lesson, World } from "./world.ts";

const packIds = ["5c3b7f4e-6a0d-4d8e-9a52-0f1d4c1e0001", "5c3b7f4e-6a0d-4d8e-9a52-0f1d4c1e0003"] as const;

/** A learner buys credits and opens lessons with them; then money goes back, or credits do, or both at once. */
export async function visitWithCredits(world: World, learner: Person, prng: Prng): Promise<void> {
  if (prng.chance(0.3)) await grantCredits(world, learner, prng);
  const wanted = prng.chance(0.7) ? { packId: prng.pick(packIds) } : { credits: 77 + prng.below(1500) };
  const pack = await buyCredits(world, learner, wanted, prng.fork("buy"));
  const opened = await openLessons(world, learner, prng.fork("open"));
  if (prng.chance(0.4)) opened.push(...(await openAndPay(world, learner, prng.fork("both"))));
  const [comeback] = await Promise.all([
    pack && reverse(world, learner, pack, prng.fork("reverse")),
    giveBack(world, learner, opened, prng.fork("give back")),
  ]);
  if (prng.chance(0.6)) await openLessons(world, learner, prng.fork("open more"));
  if (!comeback || prng.chance(0.2)) return;
  await wait(prng.between(0, 600));
  await comeback();
}

type Opened = { purchaseId: string; lesson: Lesson };

function inDollars({ lessons }: World): [Lesson, ...Lesson[]] {
  const [first, ...others] = lessons.filter(({ currency }) => currency === "usd");
  if (!first) throw new Error("No lesson can be opened with credits.");
  return [first, ...others];
}

async function openLessons(world: World, learner: Person, prng: Prng): Promise<Opened[]> {
  const opened: Opened[] = [];
  const times = 1 + prng.below(3);
  for (let time = 0; time < times; time += 1) {
    const lesson = prng.chance(0.9) ? prng.pick(inDollars(world)) : prng.pick(world.lessons);
    for (const purchaseId of await open(world, learner, lesson, prng)) opened.push({ purchaseId, lesson });
  }
  return opened;
}

/** Opens a lesson with credits while a payment page for it is open, and paid. */
async function openAndPay(world: World, learner: Person, prng: Prng): Promise<Opened[]> {
  const lesson = prng.pick(inDollars(world));
  const [, ids] = await Promise.all([
    buy(world, learner, lesson, prng.fork("buy")),
    wait(prng.between(0, 800)).then(() => open(world, learner, lesson, prng.fork("open"))),
  ]);
  world.counters.add("opened with credits and paid for at once", ids.size);
  return [...ids].map((purchaseId) => ({ purchaseId, lesson }));
}

const redeemed = z.object({ purchaseId: z.string(), balance: z.int().nonnegative() });

/** Presses once, twice, or in two tabs, and insists until the shop has said what became of it. */
async function open(world: World, learner: Person, { id }: Lesson, prng: Prng): Promise<Set<string>> {
  const press = (key: string) =>
    insist(
      () => learner.ask(`/api/lessons/${id}/redeem`, {}, { "idempotency-key": key }),
      world.insisting,
    ).then((answer) => readOpening(world, answer));
  const how = prng.weighted({ once: 5, twice: 3, "two tabs": 2 });
  const key = randomUUID();
  const ids = await Promise.all([
    press(key),
    ...(how === "twice" ? [press(key)] : []),
    ...(how === "two tabs" ? [press(randomUUID())] : []),
  ]);
  const opened = new Set(ids.filter((each) => each !== null));
  // Two keys may open it twice: a dispute can close it in between.
  if (how === "twice" && opened.size > 1)
    world.violations.push(`lesson ${id} was opened twice under one key`);
  for (const purchaseId of opened) world.told.openings.set(purchaseId, { learner: learner.id, lesson: id });
  return opened;
}

function readOpening({ counters }: World, answer: Answer | null): string | null {
  counters.add(`opening with credits: ${answer?.status}`);
  if (answer?.status === 200) return redeemed.parse(answer.json).purchaseId;
  // 400: a lesson in another currency.
  if (answer && [400, 402, 409].includes(answer.status)) return null;
  throw new Error(`Opening a lesson with credits was answered with ${JSON.stringify(answer)}.`);
}

/** What happens to a pack in the shop or at Stripe, if anything. */
async function reverse(world: World, learner: Person, pack: Paid, prng: Prng): Promise<Comeback> {
  const kinds = { nothing: 4, part: 2, parts: 1, all: 1, shop: 3, dispute: 3, disputes: 2, both: 1 };
  const kind = prng.weighted(kinds);
  world.counters.add(`pack: ${kind}`);
  await wait(prng.between(0, 600));
  if (kind === "nothing") return null;
  if (kind === "shop") {
    // Members have back what is unspent, operators give back any part.
    await askRefund(world, prng.chance(0.6) ? learner : world.operator, pack, part(pack, prng));
    return null;
  }
  if (kind === "parts" || kind === "both") await inDashboard(world, pack, { amount: part(pack, prng) });
  if (kind === "disputes") await disputed(world, pack, prng, part(pack, prng));
  if (kind === "dispute" || kind === "both") return disputed(world, pack, prng);
  if (kind === "disputes") return disputed(world, pack, prng, part(pack, prng));
  return inDashboard(world, pack, kind === "all" ? {} : { amount: part(pack, prng) });
}

async function giveBack(world: World, learner: Person, opened: Opened[], prng: Prng): Promise<void> {
  for (const { purchaseId, lesson } of opened) {
    const how = prng.weighted({ kept: 5, undo: 2, returned: 2, both: 1 });
    await Promise.all([
      how === "undo" || how === "both" ? undo(world, learner, purchaseId) : null,
      how === "returned" || how === "both" ? returnCredits(world, lesson.creator, purchaseId) : null,
    ]);
  }
}
