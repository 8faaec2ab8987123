import { randomUUID } from "node:crypto";
import postgres from "postgres";
import { facts, type Sale } from "../../support/database/payment-facts.ts";
import { type Runner, race } from "../race.ts";
import type { Shape } from "./scene.ts";

/** Facts in one measurement. */
const times = 320;
/** Of the plain function's events per second. */
const leastRatio = 0.22;

type Method = "facts" | "plain";
type OpenCheckouts = (shape: Shape, count: number) => Promise<Sale[]>;

/**
 * Payments recorded per second beside a plain function that writes an event and a purchase, over one, eight and sixteen
 * connections, of lessons of all creators and of one. @returns what is too slow
 */
export async function benchFacts(openCheckouts: OpenCheckouts, rounds: number): Promise<string[]> {
  console.log("| connections | lessons | facts/s | plain/s | ratio |\n| --- | --- | --- | --- | --- |");
  const faults: string[] = [];
  for (const connections of [1, 8, 16]) {
    const pools = Array.from({ length: connections }, () =>
      postgres(process.env.DATABASE_URL ?? "", { max: 1, onnotice: () => {} }),
    );
    for (const shape of ["spread", "busy"] as const) {
      const entrant = (name: Method) => ({
        name,
        createRunners: async () => {
          const sales = (await openCheckouts(shape, times)).values();
          return pools.map((sql) => recordEach(sql, name, sales));
        },
      });
      const speedOf = await race([entrant("facts"), entrant("plain")], { times, rounds });
      const [ours, plain] = [speedOf("facts"), speedOf("plain")];
      const ratio = ours / plain;
      console.log(
        `| ${connections} | ${shape} | ${ours.toFixed(0)} | ${plain.toFixed(0)} | ${ratio.toFixed(2)} |`,
      );
      if (!(ratio >= leastRatio))
        faults.push(`${connections} connections, ${shape}: ${ratio.toFixed(2)}, not ${leastRatio}`);
    }
    await Promise.all(pools.map((sql) => sql.end()));
  }
  return faults;
}

/** Records the payment of the next checkout, with each call. */
function recordEach(sql: postgres.Sql, method: Method, sales: ArrayIterator<Sale>): Runner {
  return async () => {
    const { value: sale } = sales.next();
    if (!sale) throw new Error("There are too few checkouts.");
    const { type, object } = facts.paid(sale);
    const eventId = `evt_${randomUUID()}`;
    if (method === "plain")
      return void (await sql`select public.bench_record(${eventId}, ${sql.json(object)})`);
    const [row] = await sql<{ outcome: string }[]>`
      select public.record_payment_fact(now(), ${sql.json(object)}, 'webhook', ${type}, ${eventId}) ->> 'outcome'
        as outcome`;
    if (row?.outcome !== "recorded") throw new Error(`A payment was not recorded: ${row?.outcome}.`);
  };
}
