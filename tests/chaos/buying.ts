import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";
import { typedCode } from "./codes.ts";
import type { Person } from "./people.ts";
import type { Prng } from "./prng.ts";
import { type Answer, insist, isFinal } from "./request.ts";
import type { Lesson, World } from "./world.ts";

type Offer = { purchaseId: string; sessionId: string };
/** A payment that went through or is on its way, as the learner and Stripe know it. Amount in minor units. */
export type Paid = Offer & { intent: string; amount: number; currency: string };
export type Bought = Paid & { lesson: Lesson };
/** What a checkout is for, and where the success page asks about it. */
type Item = { body: object; checkoutPath: string; verifyPath: string; currency: string };

const offered = z.object({ purchaseId: z.string(), sessionId: z.string(), sessionUrl: z.string() });
const opened = z.object({ purchaseId: z.string(), sessionId: z.null(), status: z.literal("completed") });
const refused = z.object({ error: z.object({ code: z.literal("coupon_invalid"), message: z.string() }) });
const paidSession = z.object({
  id: z.string(),
  status: z.literal("complete"),
  payment_intent: z.string(),
  amount_total: z.int(),
});

/** A learner goes for a lesson: presses Buy in their own way, and pays, or does not. Null where no money moved. */
export async function buy(world: World, learner: Person, lesson: Lesson, prng: Prng): Promise<Bought | null> {
  const paths = { checkoutPath: "/api/checkout", verifyPath: "/api/purchases/verify" };
  const item = {
    ...paths,
    body: { lessonId: lesson.id, ...typedCode(prng.fork("code")) },
    currency: lesson.currency,
  };
  const paid = await buyItem(world, learner, item, prng);
  return paid && { ...paid, lesson };
}

/** The same for a pack, or a number of credits. */
export function buyCredits(world: World, learner: Person, wanted: object, prng: Prng): Promise<Paid | null> {
  const paths = { checkoutPath: "/api/credits/checkout", verifyPath: "/api/credits/verify" };
  return buyItem(world, learner, { ...paths, body: wanted, currency: "usd" }, prng);
}

async function buyItem(world: World, learner: Person, item: Item, prng: Prng): Promise<Paid | null> {
  const offers = await pressBuy(world, learner, item, prng);
  let bought: Paid | null = null;
  // Where two tabs were offered two sessions, the learner pays both if Stripe lets them.
  for (const offer of offers) {
    const paid = await payFor(world, offer, item, prng);
    bought ??= paid;
  }
  const [offer] = offers;
  if (offer && prng.chance(0.6)) await returnToShop(world, learner, offer, item, prng);
  return bought;
}

async function pressBuy(
  world: World,
  learner: Person,
  { checkoutPath, body }: Item,
  prng: Prng,
): Promise<Offer[]> {
  const { counters, insisting } = world;
  const maxTries = prng.chance(0.2) ? 2 : Number.POSITIVE_INFINITY;
  const press = () => insist(() => learner.ask(checkoutPath, body), { ...insisting, maxTries });
  const how = prng.weighted({ once: 5, twice: 3, "two tabs": 3 });
  counters.add("checkouts");
  if (how !== "once") counters.add(`checkouts: ${how}`);
  // A double click: no one waits for the first answer.
  if (how === "twice") void learner.ask(checkoutPath, body);
  const answers = await Promise.all(how === "two tabs" ? [press(), press()] : [press()]);
  const offers = answers.flatMap((answer) => readOffer(world, answer));
  return offers.filter(
    (offer, at) => offers.findIndex(({ sessionId }) => sessionId === offer.sessionId) === at,
  );
}

function readOffer({ counters }: World, answer: Answer | null): Offer[] {
  if (!answer) counters.add("learners who walked away");
  else if (answer.status === 409) counters.add("checkouts refused: already bought");
  else if (refused.safeParse(answer.json).success)
    counters.add(`codes refused: ${refused.parse(answer.json).error.message}`);
  else if (opened.safeParse(answer.json).success) counters.add("lessons opened by a code of the whole price");
  else if (answer.status === 200) return [offered.parse(answer.json)];
  else throw new Error(`A checkout was answered with ${JSON.stringify(answer)}.`);
  return [];
}

const cards = { pays: "4242424242424242", declined: "4000000000000002", secure: "4000002500003155" };

/** At Stripe's page. */
async function payFor(
  { stripe, counters }: World,
  offer: Offer,
  { currency }: Item,
  prng: Prng,
): Promise<Paid | null> {
  const session = `/sessions/${offer.sessionId}`;
  const news = prng.weighted({ asEver: 8, drop: 1.5, duplicate: 1 });
  if (news !== "asEver") await stripe.set("/deliveries", { mode: news, session: offer.sessionId });
  const bank = currency === "usd" ? 6 : 0;
  const outcome = prng.weighted({ card: 10, declinedFirst: 2, secure: 1, bank, abandoned: 1.5, expired: 1 });
  counters.add(`at Stripe's page: ${outcome}`);
  if (outcome === "abandoned") return null;
  if (outcome === "expired") {
    await stripe.act(`${session}/expire`);
    return null;
  }
  await wait(prng.between(0, 400));
  if (outcome === "declinedFirst") await stripe.act(`${session}/pay`, { card: cards.declined });
  const means =
    outcome === "bank"
      ? { method: "bank", bank: prng.chance(0.7) ? "settles" : "fails" }
      : { card: outcome === "secure" ? cards.secure : cards.pays };
  let answer = await stripe.act(`${session}/pay`, means);
  if (outcome === "secure") answer = await stripe.act(`${session}/authenticate`, { outcome: "complete" });
  const paid = paidSession.safeParse(answer?.json);
  if (!paid.success) {
    counters.add("payments that Stripe refused");
    return null;
  }
  counters.add("paid");
  if (outcome === "bank" && prng.chance(0.6)) {
    await wait(prng.between(0, 1500));
    await stripe.act(`${session}/settle`, { outcome: prng.chance(0.7) ? "succeed" : "fail" });
  }
  const { payment_intent: intent, amount_total: amount } = paid.data;
  return { ...offer, intent, amount, currency };
}

/** The success page asks the shop to look now, sometimes in two tabs. */
async function returnToShop(
  { counters, insisting }: World,
  learner: Person,
  { sessionId }: Offer,
  { verifyPath }: Item,
  prng: Prng,
) {
  const verify = () =>
    insist(() => learner.ask(verifyPath, { sessionId }), {
      ...insisting,
      maxTries: 3,
      takes: (answer) => isFinal(answer) || answer.status === 502,
    });
  counters.add("came back to the success page");
  await Promise.all(prng.chance(0.2) ? [verify(), verify()] : [verify()]);
}
