import postgres, { type TransactionSql } from "postgres";
import { insertReaders } from "../seed/bulk.ts";
import { beginCheckouts, enterPast, leavePast, tell } from "./past.ts";
import { day, type Lesson, type Person, type PlannedPurchase, planYear } from "./plan.ts";
import { learnerEmail, planShelf, readingOf } from "./shelf.ts";
import { payAtStripe } from "./stripe.ts";

type Options = { databaseUrl: string; dataDir: string; stripeUrl: string; siteUrl: string };

const creatorSlug = "ines-moreau";
const readerCount = 160;
const feePercentage = 10;

/**
 * A year of sales for the sandbox's creator and a shelf for its learner, at the first start: paid at Stripe's sandbox
 * and recorded by the payments core, as of their dates. Does nothing at later starts.
 */
export async function addSampleSales({ databaseUrl, ...stripe }: Options): Promise<void> {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => {} });
  try {
    await sql.begin(async (tx) => {
      const [reader] = await tx`select from auth.users where email = 'reader-0@lectern.test'`;
      if (reader) return;
      const planned = await planPurchases(tx, Math.floor(Date.now() / 1000));
      await enterPast(tx);
      await makePurchases(tx, planned, stripe);
      await leavePast(tx);
      // What happened in the past was told then.
      await tx`update private.mails set state = 'sent' where not_before <= now()`;
    });
  } finally {
    await sql.end();
  }
}

async function planPurchases(tx: TransactionSql, now: number): Promise<PlannedPurchase[]> {
  const lessons = await tx<(Lesson & { creator: string })[]>`
    select lessons.id, lessons.slug, title, private.to_minor(price, currency)::int as "priceMinor", currency,
      extract(epoch from published_at)::int as "publishedAt", creators.slug as creator
    from public.lessons join public.creators on creators.id = creator_id
    where status = 'published' and price > 0 order by published_at, lessons.id`;
  await insertReaders(tx, readerCount);
  const readers = await tx<Person[]>`
    select pg_temp.reader_id(number) as id, 'reader-' || number || '@lectern.test' as email,
      pg_temp.reader_name(number) as name
    from generate_series(0, ${readerCount - 1}) as number order by number`;
  const [learner] = await tx<Person[]>`
    select profiles.id, email, display_name as name from auth.users join public.profiles using (id)
    where email = ${learnerEmail}`;
  const ofCreator = lessons.filter(({ creator }) => creator === creatorSlug);
  return [...planYear(ofCreator, readers, now), ...(learner ? planShelf(lessons, learner, now) : [])];
}

async function makePurchases(
  tx: TransactionSql,
  planned: PlannedPurchase[],
  stripe: Omit<Options, "databaseUrl">,
) {
  const withCredits = planned.filter(({ outcome }) => outcome === "paid with credits");
  // Their credits are bought the day before.
  const packs = withCredits.map((one) => ({
    ...one,
    kind: "pack",
    title: "Credits",
    beganAt: one.beganAt - day,
  }));
  const lessons = planned
    .filter(({ outcome }) => outcome !== "paid with credits")
    .map((one) => ({ ...one, kind: "checkout", title: one.lesson.title }));
  const checkouts = [...lessons, ...packs];
  const begun = await beginCheckouts(tx, checkouts.map(stepOf));
  const open = checkouts.flatMap((checkout, index) => {
    const terms = begun[index];
    return terms ? [{ ...checkout, ...terms }] : [];
  });
  const answers = payAtStripe(stripe, open);
  const steps = [
    ...answers.map((answer) => ({ kind: "fact", ...answer })),
    ...withCredits.map((one) => stepOf({ ...one, kind: "credits" })),
    ...planned.flatMap(readingOf),
  ];
  await tell(
    tx,
    steps.toSorted((a, b) => a.at - b.at),
  );
}

const stepOf = ({ kind, buyer, lesson, beganAt }: PlannedPurchase & { kind: string }) => ({
  kind,
  at: beganAt,
  buyerId: buyer.id,
  lessonId: lesson.id,
  feePercentage,
});
