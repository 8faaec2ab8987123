import { parseArgs } from "node:util";
import { insertPurchases } from "./bulk.ts";
import { requireSandbox } from "./require-sandbox.ts";

// `npm run seed -- --purchases 1000000 [--creator ines@lectern.test]`: sales of one creator in the running sandbox.

const { values } = parseArgs({
  options: { purchases: { type: "string" }, creator: { type: "string", default: "ines@lectern.test" } },
});

await seed(Number(values.purchases), values.creator).catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});

async function seed(purchases: number, email: string) {
  if (!Number.isSafeInteger(purchases) || purchases < 1)
    throw new Error("--purchases takes a whole number above 0.");
  const sql = await requireSandbox(process.env.DATABASE_URL);
  try {
    const [creator] = await sql<{ id: string }[]>`
      select creators.id from public.creators join auth.users on users.id = creators.account_id where email = ${email}`;
    if (!creator) throw new Error(`No creator signs in as ${email}.`);
    const terms = {
      creatorIds: [creator.id],
      purchases,
      feePercentage: Number(process.env.PLATFORM_FEE_PERCENT),
      receipts: `${process.env.STRIPE_API_BASE}/receipts/`,
    };
    const start = performance.now();
    const seconds = () => `${Math.round((performance.now() - start) / 1000)} s`;
    await insertPurchases(
      (work) => sql.begin(work),
      terms,
      (count) => console.log(`${count} purchases, ${seconds()}`),
    );
    await sql`select public.fold_earnings(1000000)`;
    await sql`vacuum analyze`;
    console.log(
      `Done after ${seconds()}. Stripe's sandbox does not know these payments: they cannot be refunded.`,
    );
  } finally {
    await sql.end();
  }
}
