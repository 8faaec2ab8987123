import { createCoupon } from "../coupons.ts";
import { sql, type Tx } from "../database.ts";
import { createPerson, openCheckout } from "../shop.ts";
import { press } from "./acts/checkouts.ts";
import { happenAtStripe } from "./acts/payments.ts";
import { createWorld, type Random, type Terms, type World } from "./world.ts";

type Person = { id: string };
export type CommittedShop = {
  world: World;
  /** Who go for codes at once. */
  crowd: Person[];
  /** No fact of their checkouts ever arrives. */
  gone: Person[];
};

const anyUse: Omit<Terms, "code" | "percent"> = {
  ...{ amount: null, minimum: null, currency: null, lessons: null, starts: "past", ends: null },
  ...{ totalLimit: null, personLimit: null },
};
const codes: [creator: number, code: string, percent: number, limits: Partial<Terms>][] = [
  [0, "SPRING", 25, {}],
  [0, "HALF", 50, {}],
  [0, "LAST", 30, { totalLimit: 1 }],
  [0, "ONCE", 40, { personLimit: 1 }],
  [1, "AUTUMN", 50, {}],
];

/** A shop that every connection sees, with checkouts by code and what Stripe will say of them; removed afterwards. */
export function inCouponShop(
  random: Random,
  scenario: (shop: CommittedShop) => Promise<void>,
): () => Promise<void> {
  return async () => {
    const shop = await sql.begin((tx) => createCommittedShop(tx, random));
    try {
      await scenario(shop);
    } finally {
      await sql.begin((tx) => removeShop(tx, shop));
    }
  };
}

async function createCommittedShop(tx: Tx, random: Random): Promise<CommittedShop> {
  const world = await createWorld(tx, Math.floor(random() * 100));
  for (const [number, code, percent, limits] of codes) {
    const creator = world.creators[number];
    if (!creator) continue;
    const row = {
      code,
      percent,
      total_limit: limits.totalLimit ?? null,
      person_limit: limits.personLimit ?? null,
    };
    const id = await createCoupon(tx, creator, row);
    world.coupons.push({ id, creator, version: 1, terms: { ...anyUse, ...limits, code, percent } });
  }
  // Each buyer comes by one code to one lesson and by the other to the next.
  for (const [place, buyer] of world.buyers.entries())
    for (const [turn, lesson] of world.lessons.entries()) {
      const own = (place + turn) % 2 === 0 ? "SPRING" : "HALF";
      const code = lesson.creator === world.creators[0] ? own : "AUTUMN";
      await press(world, { buyer, lesson, code, resuming: false });
    }
  for (let step = 0; step < 90; step++) happenAtStripe(world, random);
  const crowd = await createPeople(tx, 10);
  const gone = await createPeople(tx, 3);
  for (const person of gone)
    for (const lesson of world.lessons) {
      const code = lesson.creator === world.creators[0] ? "SPRING" : "AUTUMN";
      await openCheckout(tx, person, lesson.id, { code });
    }
  await tx`update public.purchases set expires_at = now() - interval '2 hours'
    where buyer_key = any (${gone.map(({ id }) => id)})`;
  return { world, crowd, gone };
}

const createPeople = async (tx: Tx, count: number) => {
  const people: Person[] = [];
  while (people.length < count) people.push(await createPerson(tx));
  return people;
};

async function removeShop(tx: Tx, { world, crowd, gone }: CommittedShop): Promise<void> {
  const { account, creators, buyers } = world;
  const [owners, tag] = [creators.map(({ id }) => id), `pi_${account.tag}_%`];
  const sold = tx`(select id from public.purchases where creator_id = any (${owners}))`;
  await tx`delete from private.payment_events where position(${account.tag} in object_id) > 0`;
  await tx`delete from private.refund_requests where purchase_id in ${sold}`;
  await tx`delete from private.stripe_refunds where payment_intent_id like ${tag}`;
  await tx`delete from private.stripe_disputes where payment_intent_id like ${tag}`;
  await tx`delete from private.stripe_sessions where purchase_id in ${sold}`;
  await tx`delete from public.purchase_status_changes where purchase_id in ${sold}`;
  await tx`delete from public.purchases where creator_id = any (${owners})`;
  await tx`delete from public.earnings_rollups where creator_id = any (${owners})`;
  await tx`delete from public.lessons where creator_id = any (${owners})`;
  const people = [...buyers, ...crowd, ...gone].map(({ id }) => id);
  await tx`delete from auth.users where id = any (${[...people, ...owners]})`;
}
