import { join } from "node:path";
import { startSandbox } from "../sandbox/index.ts";
import { freePortOffset } from "../support/free-port-offset.ts";
import { timeouts } from "../support/timeouts.ts";
import { insertCodes } from "./codes.ts";
import { type Counters, createCounters } from "./counters.ts";
import { type Database, openDatabase } from "./database.ts";
import { type Person, type Place, signUp } from "./people.ts";
import type { Prng } from "./prng.ts";
import type { Answer, Insisting } from "./request.ts";
import { request } from "./request.ts";
import { type ShopProcess, startKillableShop } from "./shop-process.ts";
import { createStripeClient, type StripeClient } from "./stripe-client.ts";

export type Lesson = { id: string; creator: Person; currency: string };
/** What members and operators were told about credits. */
export type ToldCredits = {
  /** Lessons opened with credits, by purchase. */
  openings: Map<string, { learner: string; lesson: string }>;
  /** Purchases whose credits came back. */
  returned: Set<string>;
  /** By lot. */
  grants: Map<string, Grant>;
};
type Grant = { learner: string; credits: number; isWithdrawn: boolean };
export type World = {
  shop: ShopProcess;
  place: Place;
  /** What was wrong at the time, whatever the outcome. */
  violations: string[];
  told: ToldCredits;
  stripe: StripeClient;
  database: Database;
  cronSecret: string;
  lessons: [Lesson, ...Lesson[]];
  operator: Person;
  prng: Prng;
  counters: Counters;
  insisting: Insisting;
  /** From now on nothing is broken: a request that still fails at the time-out has found a fault. */
  limitRetries(): void;
  /** Stops everything; once more does nothing. */
  stop(): Promise<void>;
};

/** Not the sandbox's: a half per cent makes the fees worth rounding. */
export const feeBasisPoints = 1250;

const prices: [price: string, currency: string][] = [
  ["12.00", "usd"],
  ["9.99", "usd"],
  ["0.77", "usd"],
  ["19.50", "eur"],
  ["1500", "jpy"],
  ["333", "jpy"],
  ["4.56", "kwd"],
  ["1235", "isk"],
];

/** A sandbox and a shop of their own, with creators, their lessons and an operator. */
export async function createWorld(folder: string, prng: Prng): Promise<World> {
  const dataDir = join(folder, "sandbox");
  const sandbox = await startSandbox({ dataDir, portOffset: await freePortOffset() });
  const stops = [sandbox.stop];
  const stop = async () => {
    for (const stopPart of stops.splice(0).reverse()) await stopPart();
  };
  try {
    const settings = { ...sandbox.env, PLATFORM_FEE_PERCENT: String(feeBasisPoints / 100) };
    const shop = await startKillableShop(settings, join(folder, "shop.log"));
    stops.push(shop.stop);
    const supabase = {
      url: settings.NEXT_PUBLIC_SUPABASE_URL,
      key: settings.NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY,
    };
    await request(`${supabase.url}/_sandbox/auth`, { method: "PUT", body: { confirmEmail: false } });
    const database = openDatabase({ url: sandbox.databaseUrl, dataDir, supabaseUrl: supabase.url });
    const violations: string[] = [];
    const told = { openings: new Map(), returned: new Set<string>(), grants: await seededGrants(database) };
    const place = { shopUrl: shop.url, supabase, complain: (what: string) => void violations.push(what) };
    const counters = createCounters();
    const retryPolicy = createRetryPolicy(counters);
    return {
      ...{ shop, place, violations, told, database, prng, counters, stop, ...retryPolicy },
      ...(await openPeople(place, database, retryPolicy.insisting)),
      stripe: createStripeClient(settings.STRIPE_API_BASE, settings.STRIPE_SECRET_KEY),
      cronSecret: settings.CRON_SECRET,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** What the sandbox's seed grants its people. */
async function seededGrants(database: Database): Promise<ToldCredits["grants"]> {
  const rows = await database.query(
    `select lot.id::text, buyer_key as learner, credits from private.credit_lots as lot
       join private.credit_accounts as account on account.id = lot.account_id`,
  );
  return new Map(
    rows.map(({ id, learner, credits }) => [
      String(id),
      { learner: String(learner), credits: Number(credits), isWithdrawn: false },
    ]),
  );
}

function createRetryPolicy(counters: Counters) {
  let end = Number.POSITIVE_INFINITY;
  const mayTryAgain = (answer: Answer | null) => {
    counters.add(answer ? `answers ${answer.status}, tried again` : "requests without an answer");
    if (Date.now() < end) return;
    throw new Error(
      `Nothing is broken any more, and yet a request is answered with ${JSON.stringify(answer)}.`,
    );
  };
  return {
    insisting: { mayTryAgain },
    limitRetries(): void {
      end = Date.now() + timeouts.test;
    },
  };
}

async function openPeople(place: Place, database: Database, insisting: Insisting) {
  const enter = async (name: string) => {
    const person = await signUp(place, `${name}@chaos.test`, insisting);
    if (!person) throw new Error(`${name} cannot sign up.`);
    return person;
  };
  const operator = await enter("operator");
  await database.query("update public.profiles set role = 'operator' where id = $1", [operator.id]);
  const lessons: Lesson[] = [];
  for (const [index, [price, currency]] of prices.entries()) {
    // Every second creator has two lessons, in two currencies.
    const known = index % 3 === 2 ? lessons.at(-1)?.creator : undefined;
    const creator = known ?? (await enter(`creator-${index}`));
    if (!known) {
      await database.query("insert into public.creators (id, slug, name) values ($1, $2, 'Ines Moreau')", [
        creator.id,
        `chaos-${index}`,
      ]);
      await insertCodes(database, creator.id);
    }
    lessons.push({
      creator,
      currency,
      id: await insertLesson(database, creator, index, { price, currency }),
    });
  }
  const [first, ...others] = lessons;
  if (!first) throw new Error("A shop needs lessons.");
  return { operator, lessons: [first, ...others] satisfies [Lesson, ...Lesson[]] };
}

async function insertLesson(
  database: Database,
  creator: Person,
  index: number,
  { price, currency }: { price: string; currency: string },
): Promise<string> {
  const [row] = await database.query(
    `with lesson as (
       insert into public.lessons
         (creator_id, slug, title, summary, subject, price, currency, status, duration_minutes, published_at)
       values ($1, $2, 'Kerning', 'Space letters by eye.', 'design', $3, $4, 'published', 24, now())
       returning id
     ), body as (
       insert into public.lesson_contents (lesson_id, body) select id, 'What costs money.' from lesson
     ) select id from lesson`,
    [creator.id, `chaos-lesson-${index}`, price, currency],
  );
  return String(row?.id);
}
