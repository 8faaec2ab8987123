import { randomUUID } from "node:crypto";
import type { Sql } from "postgres";
import Stripe from "stripe";
import { facts, type Sale } from "../../support/database/payment-facts.ts";
import { until } from "../../support/until.ts";
import { median, type Runner, race } from "../race.ts";

/** Deliveries in one measurement, and how many are under way at once. */
const times = 320;
const connections = 10;
const limits = {
  /** Of the plain route's deliveries per second; docs/performance.md tells why not 0.9. */
  accepted: 0.38,
  /** Of the accepted ones per second: a refused one costs at most half. */
  refused: 2,
};

type Method = "webhook" | "plain" | "refused";
type Place = {
  shopUrl: string;
  plainUrl: string;
  openCheckouts: (count: number) => Promise<Sale[]>;
  sql: Sql;
};

/**
 * Payments that Stripe delivers per second, beside the plainest Next route that calls the plain function through the
 * same Supabase API, and beside deliveries whose signature is refused; and for how long the mails of the accepted ones
 * are sent after the last answer, which the others wait for. @returns what is too slow
 */
export async function benchWebhook(place: Place, rounds: number): Promise<string[]> {
  const urls = { webhook: `${place.shopUrl}/api/stripe/webhook`, plain: `${place.plainUrl}/webhook` };
  const seconds: number[] = [];
  const sendMails = async () => {
    const started = performance.now();
    await until("the mails", async () => (await countDueMails(place.sql)) === 0, 120_000);
    seconds.push((performance.now() - started) / 1000);
  };
  const entrant = (name: Method) => ({
    ...{ name, ...(name === "webhook" && { settle: sendMails }) },
    createRunners: async () => {
      const sales = (await place.openCheckouts(times)).values();
      return Array.from({ length: connections }, () =>
        deliverEach(name === "plain" ? urls.plain : urls.webhook, name === "refused" ? 400 : 200, sales),
      );
    },
  });
  const speedOf = await race([entrant("webhook"), entrant("plain"), entrant("refused")], { times, rounds });
  const [accepted, plain, refused] = [speedOf("webhook"), speedOf("plain"), speedOf("refused")];
  const ratios = { accepted: accepted / plain, refused: refused / accepted };
  console.log("\n| deliveries/s | | ratio |\n| --- | --- | --- |");
  console.log(`| the plainest route | ${plain.toFixed(0)} | |`);
  console.log(`| accepted | ${accepted.toFixed(0)} | ${ratios.accepted.toFixed(2)} × the plainest |`);
  console.log(`| mails of ${times}: seconds after the last answer | ${median(seconds).toFixed(1)} | |`);
  console.log(`| refused | ${refused.toFixed(0)} | ${ratios.refused.toFixed(2)} × the accepted |`);
  return (["accepted", "refused"] as const).flatMap((name) =>
    ratios[name] >= limits[name] ? [] : [`${name}: ${ratios[name].toFixed(2)}, not ${limits[name]}`],
  );
}

async function countDueMails(sql: Sql): Promise<number> {
  const [row] = await sql<{ count: number }[]>`
    select count(*)::integer as count from private.mails
    where state in ('waiting', 'sending') and not_before <= now()`;
  return row?.count ?? 0;
}

/** Each call delivers the payment of the next checkout; with another secret's signature where it must be refused. */
function deliverEach(url: string, status: number, sales: ArrayIterator<Sale>): Runner {
  const secret = status === 200 ? (process.env.STRIPE_WEBHOOK_SECRET ?? "") : "whsec_of_another";
  return async () => {
    const { value: sale } = sales.next();
    if (!sale) throw new Error("There are too few checkouts.");
    const { type, object } = facts.paid(sale);
    const created = Math.floor(Date.now() / 1000);
    const payload = JSON.stringify({
      ...{
        id: `evt_${randomUUID()}`,
        object: "event",
        api_version: "2026-10-28.endive",
        created,
        livemode: false,
      },
      ...{ pending_webhooks: 1, request: { id: null, idempotency_key: null }, type, data: { object } },
    });
    const signature = Stripe.webhooks.generateTestHeaderString({ payload, secret });
    const headers = { "content-type": "application/json", "stripe-signature": signature };
    const deliver = () => fetch(url, { method: "POST", headers, body: payload });
    let response = await deliver();
    // As Stripe does; a busy machine may take longer than the shop waits.
    for (let tries = 1; response.status === 503 && tries < 10; tries += 1) response = await deliver();
    await response.arrayBuffer();
    if (response.status !== status) throw new Error(`${url} answered ${response.status}, not ${status}.`);
  };
}
