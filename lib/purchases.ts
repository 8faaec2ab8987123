import "server-only";
import { afterCursor, decodeCursor, encodeCursor } from "@/lib/cursor";
import { createClient } from "@/lib/supabase/server";
import { unwrap } from "@/lib/supabase/unwrap";
import type { Json } from "@/types/database";
import { frozenLesson, type Purchase, type PurchaseStatus, type TimelineEntry } from "@/types/purchase";

const columns =
  "id, lesson_id, amount_minor, paid_minor, refunded_minor, currency, status, purchase_date, receipt_url, metadata, lessons(title, slug)";

type Filter = { status?: PurchaseStatus[]; pageSize?: number };

/** A page of the learner's purchases, newest first, from `cursor` on. A cursor somebody made up begins at the first page. */
export async function listPurchases(
  userId: string,
  { status, cursor = "", pageSize = 20 }: Filter & { cursor?: string } = {},
) {
  const position = decodeCursor(cursor);
  const query = ownPurchases(await createClient(), userId, status);
  const after = position ? query.or(afterCursor("purchase_date", position)) : query;
  return toPage(unwrap(await after.limit(pageSize + 1)), pageSize);
}

/** The same by page number, from 1, for clients that show page numbers; it costs more on long histories. */
export async function listPurchasesPage(
  userId: string,
  { status, page, pageSize = 20 }: Filter & { page: number },
) {
  const query = ownPurchases(await createClient(), userId, status);
  const from = (page - 1) * pageSize;
  return toPage(unwrap(await query.range(from, from + pageSize)), pageSize);
}

/** How many purchases the learner has, in these statuses or in any. */
export async function countPurchases(userId: string, status?: PurchaseStatus[]): Promise<number> {
  const client = await createClient();
  const query = client.from("purchases").select("id", { count: "exact", head: true }).eq("user_id", userId);
  const answer = await (status ? query.in("status", status) : query);
  unwrap(answer);
  return answer.count ?? 0;
}

/** One purchase of this learner's with everything that happened to it, oldest first; null if it is not theirs. */
export async function getPurchase(
  userId: string,
  id: string,
): Promise<(Purchase & { timeline: TimelineEntry[] }) | null> {
  const client = await createClient();
  const [purchase, changes] = await Promise.all([
    client.from("purchases").select(columns).eq("user_id", userId).eq("id", id).maybeSingle(),
    client
      .from("purchase_status_changes")
      .select("from_status, to_status, cause, occurred_at")
      .eq("purchase_id", id)
      .order("id"),
  ]);
  const row = unwrap(purchase);
  if (!row) return null;
  const timeline = unwrap(changes).map((change) => ({
    from: change.from_status,
    to: change.to_status,
    cause: change.cause,
    at: change.occurred_at,
  }));
  return { ...toPurchase(row), timeline };
}

/** This learner's purchase that says why the lesson is closed to them: one that holds money up, else the newest that ended. */
export async function getClosedPurchase(userId: string, lessonId: string): Promise<{ id: string } | null> {
  const client = await createClient();
  const query = client.from("purchases").select("id, status").eq("user_id", userId).eq("lesson_id", lessonId);
  const rows = unwrap(await query.in("status", closed).order("purchase_date", { ascending: false }));
  return rows.find(({ status }) => status === "processing" || status === "review") ?? rows[0] ?? null;
}

/** This learner's checkout for the lesson that can still be paid; null where there is none. */
export async function getOpenCheckout(
  userId: string,
  lessonId: string,
): Promise<{ startedAt: string } | null> {
  const client = await createClient();
  const query = client.from("purchases").select("created_at").eq("user_id", userId).eq("lesson_id", lessonId);
  const row = unwrap(
    await query.eq("status", "pending").gt("expires_at", new Date().toISOString()).maybeSingle(),
  );
  return row && { startedAt: row.created_at };
}

const closed: PurchaseStatus[] = ["processing", "review", "disputed", "refunded", "failed"];

/** What the learner has spent and got back by currency, paid purchases only, and how many there are by status. */
export async function getPurchaseStats(userId: string) {
  const client = await createClient();
  const rows = unwrap(await client.from("purchase_totals").select("*").eq("user_id", userId));
  const counts: Partial<Record<PurchaseStatus, number>> = {};
  const totals = new Map<string, { currency: string; spentMinor: number; refundedMinor: number }>();
  for (const { status, currency, purchases, paid_minor, refunded_minor } of rows) {
    if (!status || !currency) continue;
    counts[status] = (counts[status] ?? 0) + (purchases ?? 0);
    if (!paid.has(status)) continue;
    const total = totals.get(currency) ?? { currency, spentMinor: 0, refundedMinor: 0 };
    total.spentMinor += paid_minor ?? 0;
    total.refundedMinor += refunded_minor ?? 0;
    totals.set(currency, total);
  }
  return { counts, totals: [...totals.values()].sort((a, b) => a.currency.localeCompare(b.currency)) };
}

const paid = new Set<PurchaseStatus>(["completed", "partially_refunded", "refunded", "disputed"]);

/** The explicit user_id beside row-level security lets the history index answer. */
function ownPurchases(
  client: Awaited<ReturnType<typeof createClient>>,
  userId: string,
  status?: PurchaseStatus[],
) {
  const query = client.from("purchases").select(columns).eq("user_id", userId);
  return (status ? query.in("status", status) : query)
    .order("purchase_date", { ascending: false })
    .order("id", { ascending: false });
}

type Row = {
  id: string;
  lesson_id: string;
  amount_minor: number;
  paid_minor: number;
  refunded_minor: number;
  currency: string;
  status: PurchaseStatus;
  purchase_date: string;
  receipt_url: string | null;
  metadata: Json;
  lessons: { title: string; slug: string } | null;
};

/** Callers ask for one row more than a page holds: that row says whether there is a next page. */
function toPage(rows: Row[], pageSize: number) {
  const page = rows.slice(0, pageSize);
  const last = page.at(-1);
  const nextCursor = rows.length > page.length && last ? encodeCursor([last.purchase_date, last.id]) : null;
  return { purchases: page.map(toPurchase), nextCursor };
}

const toPurchase = (row: Row): Purchase => ({
  id: row.id,
  lessonId: row.lesson_id,
  // A lesson that was archived before it was paid is hidden from its would-be buyer; its frozen name is not.
  lesson: row.lessons ?? frozenLesson.parse(row.metadata),
  // What was paid, once it is: less than the price where a coupon applied.
  amountMinor: paid.has(row.status) ? row.paid_minor : row.amount_minor,
  refundedMinor: row.refunded_minor,
  currency: row.currency,
  status: row.status,
  purchasedAt: row.purchase_date,
  receiptUrl: row.receipt_url,
});
