import postgres, { type Sql } from "postgres";
import { encodeCursor } from "../../../lib/http/cursor.ts";
import { insertPurchases } from "../../sandbox/seed/bulk.ts";
import { withBuiltShop } from "../../support/http/built-shop.ts";
import { sessionCookie } from "../../support/http/session-cookie.ts";
import { measure, type Target } from "../pages/measure.ts";

/** Of the seed's creators, whose lessons are sold; nobody else of them has sales. */
const creators = { few: "kwame@lectern.test", many: "ines@lectern.test" };
const few = 1_000;
/** Of the time with few purchases. */
const limit = 1.5;

type Options = { purchases: number; seconds: number; rounds: number };

/**
 * A creator's pages with so many purchases beside those of a creator with a thousand, in turns. Prints the times
 * to the last byte: a page that asks the database may send its first one before. @returns what takes longer
 */
export async function benchCreators({ purchases, seconds, rounds }: Options): Promise<string[]> {
  const faults: string[] = [];
  await withBuiltShop(async ({ url }) => {
    const sql = postgres(process.env.DATABASE_URL ?? "", { max: 1, onnotice: () => {} });
    try {
      const pagesOfFew = await sell(sql, creators.few, few);
      const pagesOfMany = await sell(sql, creators.many, purchases);
      // As the maintenance job of the night after.
      await sql`select public.fold_earnings(1000000)`;
      await sql`vacuum analyze`;
      const targets = [
        ...(await targetsOf("few", url, pagesOfFew)),
        ...(await targetsOf("many", url, pagesOfMany)),
      ];
      const speeds = await measure(targets, { ms: seconds * 1000, rounds });
      console.log(`| page | ${few} purchases | ${purchases} | ratio |\n| --- | --- | --- | --- |`);
      for (const page of Object.keys(pagesOfMany)) {
        const [base = Number.NaN, large = Number.NaN] = ["few", "many"].map(
          (whose) => speeds.get(`${page}, ${whose}`)?.wholeMs,
        );
        console.log(
          `| ${page} | ${base.toFixed(1)} ms | ${large.toFixed(1)} ms | ${(large / base).toFixed(2)} |`,
        );
        if (!(large <= base * limit))
          faults.push(`${page}: ${(large / base).toFixed(2)} times, not ${limit}`);
      }
    } finally {
      await sql.end();
    }
  });
  return faults;
}

/** @returns the paths of the creator's pages */
async function sell(sql: Sql, email: string, purchases: number): Promise<Record<string, string>> {
  const [creator] = await sql<{ id: string }[]>`select id from auth.users where email = ${email}`;
  if (!creator) throw new Error(`Nobody signs in as ${email}.`);
  const terms = {
    creatorIds: [creator.id],
    purchases,
    feePercentage: 10,
    receipts: "http://localhost/receipts/",
  };
  await insertPurchases(
    (work) => sql.begin(work),
    terms,
    (count) => console.log(`${email}: ${count} purchases`),
  );
  const [middle] = await sql<{ id: string; at: string }[]>`
    select id, to_json(purchase_date) #>> '{}' as at from public.purchases where creator_id = ${creator.id} and status = 'completed'
    order by purchase_date offset ${Math.floor(purchases / 2)} limit 1`;
  if (!middle) throw new Error("Nothing was sold.");
  return {
    studio: "/studio",
    coupons: "/studio/coupons",
    earnings: "/studio/earnings",
    "earnings of all time": "/studio/earnings?range=all",
    sales: "/sales",
    "sales far back": `/sales?after=${encodeCursor([middle.at, middle.id])}`,
    "refunded sales": "/sales?status=refunded",
    "one sale": `/sales/${middle.id}`,
  };
}

async function targetsOf(
  whose: keyof typeof creators,
  url: string,
  pages: Record<string, string>,
): Promise<Target[]> {
  const cookie = await sessionCookie({ email: creators[whose], password: "lectern-demo" });
  return Object.entries(pages).map(([page, path]) => ({
    name: `${page}, ${whose}`,
    url: `${url}${path}`,
    headers: { accept: "text/html", cookie },
  }));
}
