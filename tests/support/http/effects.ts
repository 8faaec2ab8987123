import { sql } from "../database/database.ts";
import { getPurchase } from "../database/shop.ts";
import { until } from "../until.ts";

type Change = { from_status: string | null; to_status: string; cause: string; source: string };
type Earnings = { sales: number; net_minor: number };

/** Everything that a payment leaves behind: the row, its timeline, the creator's earnings. */
export async function getEffects(purchaseId: string) {
  const purchase = await getPurchase(sql, purchaseId);
  const timeline = await sql<Change[]>`
    select from_status, to_status, cause, source from public.purchase_status_changes
    where purchase_id = ${purchaseId} order by id`;
  const earnings = await sql<Earnings[]>`
    select sum(daily.sales - daily.lost_sales)::integer as sales,
      sum(private.to_minor(daily.net, daily.currency))::integer as net_minor
    from public.earnings_rollups as daily
    join public.purchases on purchases.creator_id = daily.scope_id
    where purchases.id = ${purchaseId} and daily.grain = 'day'`;
  return { purchase, timeline: timeline.map((change) => ({ ...change })), earnings: { ...earnings[0] } };
}

/** How often the event log has an event of Stripe's. */
export async function countLogged(...eventIds: string[]): Promise<number> {
  const [row] = await sql<{ count: number }[]>`
    select count(*)::integer as count from private.payment_events where event_id in ${sql(eventIds)}`;
  return row?.count ?? 0;
}

/** How many purchases a learner has, in any status. */
export async function countPurchases(learner: { id: string }): Promise<number> {
  const [row] = await sql<{ count: number }[]>`
    select count(*)::integer as count from public.purchases where user_id = ${learner.id}`;
  return row?.count ?? 0;
}

/** Waits until what Stripe does has brought a purchase into this status. */
export async function untilStatus(purchaseId: string, status: string): Promise<void> {
  const isThere = async () => (await getPurchase(sql, purchaseId)).status === status;
  await until(`purchase ${purchaseId} to be ${status}`, isThere);
}

/** A purchase as far as money and access go: no ids, no times, no counters. */
export async function getOutcome(purchaseId: string) {
  const { status, paid_minor, refunded_minor, disputed_minor, error_code } = await getPurchase(
    sql,
    purchaseId,
  );
  return { status, paid_minor, refunded_minor, disputed_minor, error_code };
}

type Books = {
  sales: number;
  gross_minor: number;
  reversed_minor: number;
  platform_fee_minor: number;
  net_minor: number;
};

/** What a creator's only currency has brought in so far. */
export async function getEarnings(creator: { id: string }): Promise<Partial<Books>> {
  const [row] = await sql<Books[]>`
    select sales, gross_minor::integer, reversed_minor::integer, platform_fee_minor::integer, net_minor::integer
    from public.creator_earnings where creator_id = ${creator.id}`;
  return { ...row };
}
