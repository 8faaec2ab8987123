import postgres from "postgres";

/** The shop's database as its owner, for what a browser cannot arrange or see. Idle connections close by themselves. */
export const sql = postgres(process.env.DATABASE_URL ?? "", { max: 2, idle_timeout: 1, onnotice: () => {} });

type PurchaseRow = {
  id: string;
  status: string;
  version: number;
  amount_minor: string;
  currency: string;
  stripe_session_id: string;
};

/** Every purchase of this person's, oldest first. */
export const purchasesOf = (userId: string) => sql<PurchaseRow[]>`
  select id, status, version, amount_minor, currency, stripe_session_id
  from public.purchases where user_id = ${userId} order by created_at`;

/** Who or what brought a purchase to each of its statuses, as "status: cause (source)". */
export async function causesOf(purchaseId: string): Promise<string[]> {
  const rows = await sql<{ to_status: string; cause: string; source: string }[]>`
    select to_status, cause, source from public.purchase_status_changes where purchase_id = ${purchaseId} order by id`;
  return rows.map(({ to_status, cause, source }) => `${to_status}: ${cause} (${source})`);
}
