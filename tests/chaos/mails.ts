import { z } from "zod";
import { type Books, expectedSales } from "./expected.ts";
import { request } from "./request.ts";
import type { ShopBooks } from "./shop-books.ts";
import type { World } from "./world.ts";

const mail = z.object({ kind: z.string(), subject: z.string(), recipient: z.string() });
const report = z.object({ sent: z.int(), failed: z.literal(0), deferred: z.literal(0) });

/** Sends all that waits, also what a killed process had begun to send. */
export async function sendAllMails({ shop, cronSecret, database, counters }: World): Promise<void> {
  await database.query("update private.mails set next_at = now() where state in ('waiting', 'sending')");
  for (;;) {
    const answer = await request(`${shop.url}/api/jobs/outbox`, { method: "POST", token: cronSecret });
    const { sent } = report.parse(answer?.json);
    counters.add("in the end: mails sent by the job", sent);
    if (sent === 0) return;
  }
}

/** Every fact of Stripe's books that a buyer or a creator must be told of, and was not. */
export async function mailDifferences(world: World, shop: ShopBooks, stripe: Books): Promise<string[]> {
  // What was interrupted three times may have arrived, and an operator knows of it.
  const rows = await world.database.query(
    `select kind, subject, recipient_id as recipient from private.mails
     where state = 'sent' or state = 'failed' and reason = 'unknown_outcome'`,
  );
  const told = new Set(
    z
      .array(mail)
      .parse(rows)
      .map(({ kind, subject, recipient }) => `${kind} ${subject} to ${recipient}`),
  );
  return expectedMails(world, shop, stripe)
    .filter((wanted) => !told.has(wanted))
    .map((wanted) => `the mail ${wanted} was never sent`);
}

function expectedMails({ lessons }: World, { purchases, requests }: ShopBooks, stripe: Books): string[] {
  const sales = expectedSales(stripe);
  const duplicates = new Set(requests.filter(({ automatic }) => automatic).map(({ refund }) => refund));
  return purchases.flatMap(({ id, learner, lesson, intent }) => {
    const creator = lessons.find((one) => one.id === lesson)?.creator.id;
    const payment = stripe.payments.find(({ payment_intent }) => payment_intent.id === intent);
    const refunds = (payment?.refunds ?? []).filter(({ status }) => status === "succeeded");
    const own = refunds.filter((refund) => !duplicates.has(refund.id));
    const over = (payment?.disputes ?? []).filter(({ status }) => outcomes.has(status));
    return [
      ...(sales.get(id)?.access ? [`purchase_paid ${id} to ${learner}`] : []),
      ...refunds.map((refund) => `refund ${refund.id} to ${learner}`),
      ...over.map((dispute) => `dispute_outcome ${dispute.id}:${dispute.status} to ${learner}`),
      ...(creator ? own.map((refund) => `sale_refunded ${refund.id} to ${creator}`) : []),
      ...(creator
        ? over.map((dispute) => `sale_dispute_outcome ${dispute.id}:${dispute.status} to ${creator}`)
        : []),
    ];
  });
}

const outcomes = new Set(["won", "lost", "prevented"]);
