import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";
import type { Bought, Paid } from "./buying.ts";
import type { Person } from "./people.ts";
import type { Prng } from "./prng.ts";
import { insist, isFinal } from "./request.ts";
import type { World } from "./world.ts";

/** How money that went back can come again: the refund fails, the dispute is won. */
export type Comeback = (() => Promise<void>) | null;
type Scenario = (world: World, bought: Bought, prng: Prng) => Promise<Comeback>;

/** Stripe's smallest parts of these currencies' minor units (docs.stripe.com/currencies#special-cases). */
const steps: Record<string, number> = { isk: 100, kwd: 10 };

const scenarios: Record<string, Scenario> = {
  kept: async () => null,
  "creator: part": (world, bought, prng) => byCreator(world, bought, prng, part(bought, prng)),
  "creator: all": (world, bought, prng) => byCreator(world, bought, prng, bought.amount),
  "creator: part and rest": async (world, bought, prng) => {
    const first = part(bought, prng);
    await byCreator(world, bought, prng, first);
    return byCreator(world, bought, prng, bought.amount - first);
  },
  "creator and operator at once": async (world, bought, prng) => {
    const both = [bought.lesson.creator, world.operator];
    await Promise.all(both.map((person) => askRefund(world, person, bought, part(bought, prng))));
    return null;
  },
  "operator: all": async (world, bought) => {
    await askRefund(world, world.operator, bought, bought.amount);
    return null;
  },
  "dashboard: all": (world, bought) => inDashboard(world, bought, {}),
  "dashboard: part": (world, bought, prng) => inDashboard(world, bought, { amount: part(bought, prng) }),
  "dashboard: pending": async (world, bought, prng) => {
    const comeback = await inDashboard(world, bought, { status: "pending" });
    await wait(prng.between(0, 1000));
    return prng.chance(0.5) ? comeback : null;
  },
  dispute: (world, bought, prng) => disputed(world, bought, prng),
  "dispute of a part": (world, bought, prng) => disputed(world, bought, prng, part(bought, prng)),
  "refund and dispute": async (world, bought, prng) => {
    await byCreator(world, bought, prng, part(bought, prng));
    return disputed(world, bought, prng);
  },
  "two disputes": async (world, bought, prng) => {
    await disputed(world, bought, prng, part(bought, prng));
    return disputed(world, bought, prng, part(bought, prng));
  },
};
const weights = Object.fromEntries(
  Object.keys(scenarios).map((name) => [name, name === "kept" ? 8 : name === "dispute" ? 4 : 1.2]),
);

/** What happens to a payment later, if anything. */
export async function reversals(world: World, bought: Bought, prng: Prng): Promise<Comeback> {
  const name = prng.weighted(weights);
  await wait(prng.between(0, 800));
  world.counters.add(`later: ${name}`);
  return scenarios[name]?.(world, bought, prng) ?? null;
}

/** Something between nothing and all, in parts that Stripe takes. */
export function part({ amount, currency }: Paid, prng: Prng): number {
  const step = steps[currency] ?? 1;
  return Math.max(step, Math.floor((amount * prng.between(0.1, 0.5)) / step) * step);
}

async function byCreator(world: World, bought: Bought, prng: Prng, amount: number): Promise<Comeback> {
  const requestId = randomUUID();
  const ask = () => askRefund(world, bought.lesson.creator, bought, amount, requestId);
  // A form sent twice: before the first answer, or after it.
  const sent = prng.weighted({ once: 4, "at once": 3, again: 3 });
  await Promise.all(sent === "at once" ? [ask(), ask()] : [ask()]);
  if (sent === "again") await ask();
  const [payment] = await world.stripe.payments(bought.purchaseId);
  const refund = payment?.refunds.find(({ metadata }) => metadata.refund_request_id === requestId);
  return refund ? () => failRefund(world, refund.id) : null;
}

export async function askRefund(
  world: World,
  person: Person,
  bought: Paid,
  amount: number,
  requestId = randomUUID(),
) {
  const body = { requestId, amountMinor: amount, reason: "requested_by_customer", note: "Kill test" };
  const answer = await insist(() => person.ask(`/api/purchases/${bought.purchaseId}/refunds`, body), {
    ...world.insisting,
    takes: (answer) => isFinal(answer) || answer.status === 502,
  });
  world.counters.add("refunds asked for");
  world.counters.add(`refunds asked for: ${answer?.status}`);
}

export async function inDashboard(world: World, { intent }: Paid, options: object): Promise<Comeback> {
  const answer = await world.stripe.act(`/payments/${intent}/refund`, options);
  const made = z.object({ id: z.string() }).safeParse(answer?.json);
  if (!made.success) return null;
  world.counters.add("refunds in the dashboard");
  return () => failRefund(world, made.data.id);
}

async function failRefund({ stripe, counters }: World, id: string): Promise<void> {
  counters.add("refunds that failed later");
  await stripe.act(`/refunds/${id}`, { status: "failed" });
}

/** How a dispute continues after it was opened; a last "won" is left for the comeback. */
const courses: [string[], ...string[][]] = [
  [],
  ["won"],
  ["under_review", "won"],
  ["under_review", "lost"],
  ["lost"],
  ["under_review", "lost", "appeal_needs_response", "appeal_under_review", "won"],
  ["lost", "appeal_under_review", "won"],
  ["a_status_of_tomorrow"],
];
const inquiries: [string[], ...string[][]] = [
  [],
  ["warning_under_review", "warning_closed"],
  ["warning_under_review", "needs_response", "lost"],
  ["needs_response", "won"],
];

export async function disputed(
  world: World,
  { intent }: Paid,
  prng: Prng,
  amount?: number,
): Promise<Comeback> {
  const inquiry = prng.chance(0.25);
  const answer = await world.stripe.act(`/payments/${intent}/dispute`, {
    inquiry,
    ...(amount && { amount }),
  });
  const opened = z.object({ id: z.string() }).safeParse(answer?.json);
  if (!opened.success) return null;
  world.counters.add("disputes");
  const course = prng.pick(inquiry ? inquiries : courses);
  const become = async (status: string) => {
    await wait(prng.between(0, 900));
    world.counters.add(`disputes: ${status}`);
    await world.stripe.act(`/disputes/${opened.data.id}`, { status });
  };
  const isWon = course.at(-1) === "won";
  for (const status of isWon ? course.slice(0, -1) : course) await become(status);
  return isWon ? () => become("won") : null;
}
