import { z } from "zod";
import { sale } from "@/lib/studio/sales/sale";
import { type Actor, asRole, type Tx } from "./database.ts";

const page = z.object({
  timeZone: z.string(),
  sales: z.array(sale),
  searchedTo: z.tuple([z.string(), z.string()]).nullable(),
});

/** As list_sales takes it; dates and amounts are the database's to read. */
export type Filter = Record<string, string | number | string[]>;
type Page = { before?: string | null; id?: string | null; size?: number };

export async function listSales(
  tx: Tx,
  actor: Actor,
  filter: Filter = {},
  { before = null, id = null, size = 101 }: Page = {},
) {
  const [row] = await asRole(
    tx,
    actor,
    () => tx`select public.list_sales(${tx.json(filter)}, ${before}, ${id}, ${size}) as answer`,
  );
  return page.parse(row?.answer);
}

const sums = z.object({
  complete: z.boolean(),
  sums: z.array(
    z.object({
      currency: z.string(),
      sales: z.int(),
      processing: z.int(),
      kept: z.int(),
      grossMinor: z.int(),
      reversedMinor: z.int(),
      platformFeeMinor: z.int(),
      netMinor: z.int(),
      returnedMinor: z.int(),
      feeReturnedMinor: z.int(),
    }),
  ),
});

export async function sumSales(tx: Tx, actor: Actor, filter: Filter = {}) {
  const [row] = await asRole(tx, actor, () => tx`select public.sum_sales(${tx.json(filter)}) as answer`);
  return sums.parse(row?.answer);
}

type Seller = { creator: { id: string }; lessonId: string };

/**
 * Sales of the shop's lesson for $12, a minute apart, the last one in the first minute of November 2026 (UTC), by
 * buyers whose accounts are deleted. Every fiftieth is refunded.
 */
export async function createSaleRows(tx: Tx, { creator, lessonId }: Seller, count: number): Promise<void> {
  // Without the triggers: neither rollups nor the timeline are asked here.
  await tx`set local session_replication_role = replica`;
  await tx`
    insert into public.purchases (
      buyer_key, lesson_id, creator_id, stripe_session_id, payment_intent_id, purchase_date, status, amount,
      paid_amount, refunded_amount, platform_fee, creator_earnings, fee_percentage, currency, livemode, expires_at,
      metadata
    )
    select gen_random_uuid(), ${lessonId}, ${creator.id}, 'cs_' || gen_random_uuid(), 'pi_' || gen_random_uuid(),
      '2026-11-01T00:00:00Z'::timestamptz - (n - 1) * interval '1 minute',
      (case when n % 50 = 0 then 'refunded' else 'completed' end)::public.purchase_status, 12, 12,
      case when n % 50 = 0 then 12 else 0 end, 1.2, 10.8, 10, 'usd', false, now(), '{"title": "Kerning"}'
    from generate_series(1, ${count}::integer) as n`;
  await tx`
    insert into private.sold_titles (lesson_id, title, creator_id, document)
    values (${lessonId}, 'Kerning', ${creator.id}, private.search_vector('Kerning'))`;
  await tx`set local session_replication_role = default`;
}
