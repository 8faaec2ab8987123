import "server-only";
import type { QueryData } from "@supabase/supabase-js";
import { z } from "zod";
import { afterCursor, type Cursor, decodeCursor, encodeCursor } from "@/lib/http/cursor";
import { isPaid } from "@/lib/purchases/status";
import { createClient } from "@/lib/supabase/server";
import { unwrap } from "@/lib/supabase/unwrap";
import { lessonSnapshot, type PurchaseKind, type PurchaseStatus, purchaseSnapshot } from "@/types/purchase";

const own = `
  id, kind, paidWith:paid_with, credits, lessonId:lesson_id, listPriceMinor:list_price_minor,
  discountMinor:discount_minor, packId:pack_id, couponCode:coupon_code, amountMinor:amount_minor, paidMinor:paid_minor,
  refundedMinor:refunded_minor, currency, status, purchasedAt:purchase_date, receiptUrl:receipt_url,
  metadata
`;
const columns = `${own}, lessons(title, slug, language)` as const;

type Client = Awaited<ReturnType<typeof createClient>>;
const selectPurchases = (client: Client) => client.from("purchases").select(columns);
const selectChanges = (client: Client) =>
  client
    .from("purchase_status_changes")
    .select("from:from_status, to:to_status, cause, source, at:occurred_at");
type PurchaseRow = QueryData<ReturnType<typeof selectPurchases>>[number];

/** `cause` is the type of Stripe's event for this change, delivered or not, or an action of the shop. */
export type StatusChange = QueryData<ReturnType<typeof selectChanges>>[number];

/** A purchase as its buyer sees it. Amounts in minor units of `currency`, times as ISO 8601. */
export type Purchase = ReturnType<typeof toPurchase>;

/** `year` is in UTC; `title` are words of the lesson's title or the pack's name, as the catalogue searches them. */
export type PurchaseFilter = {
  status?: PurchaseStatus[];
  year?: number;
  title?: string;
  kind?: PurchaseKind;
};
type Filter = PurchaseFilter & { pageSize?: number };

/** A page of the buyer's purchases, newest first. An invalid cursor begins at the first page. */
export async function listPurchases(
  userId: string,
  { cursor = "", pageSize = 20, ...filter }: Filter & { cursor?: string } = {},
) {
  const position = decodeCursor(cursor);
  const client = await createClient();
  if (filter.title) {
    const { ids } = await searchTitles(client, filter, { position, max_rows: pageSize + 1 });
    return toPage(unwrap(await ownPurchases(client, userId, {}).in("id", ids)), pageSize);
  }
  const query = ownPurchases(client, userId, filter);
  const after = position ? afterCursor(query, "purchase_date", position) : query;
  return toPage(unwrap(await after.limit(pageSize + 1)), pageSize);
}

/** The same by page number, from 1, for clients that show page numbers. Costs more on long histories. */
export async function listPurchasesPage(
  userId: string,
  { page, pageSize = 20, ...filter }: Filter & { page: number },
) {
  const query = ownPurchases(await createClient(), userId, filter);
  const from = (page - 1) * pageSize;
  return toPage(unwrap(await query.range(from, from + pageSize)), pageSize);
}

export async function countPurchases(userId: string, filter: PurchaseFilter = {}): Promise<number> {
  const client = await createClient();
  if (filter.title) return (await searchTitles(client, filter, { max_rows: 0 })).total;
  const query = client.from("purchases").select("id", { count: "exact", head: true });
  const answer = await narrow(query.eq("user_id", userId), filter);
  unwrap(answer);
  return answer.count ?? 0;
}

/** With its timeline, oldest first; null if it is not this buyer's. */
export async function getPurchase(
  userId: string,
  id: string,
): Promise<(Purchase & { timeline: StatusChange[] }) | null> {
  const client = await createClient();
  const [purchase, changes] = await Promise.all([
    selectPurchases(client).eq("user_id", userId).eq("id", id).maybeSingle(),
    selectChanges(client).eq("purchase_id", id).order("id"),
  ]);
  const row = unwrap(purchase);
  return row && { ...toPurchase(row), timeline: unwrap(changes) };
}

/** The explicit user_id beside row-level security lets the index of the history answer. */
function ownPurchases(client: Client, userId: string, filter: PurchaseFilter) {
  return narrow(selectPurchases(client).eq("user_id", userId), filter)
    .order("purchase_date", { ascending: false })
    .order("id", { ascending: false });
}

function narrow<Query extends Narrowable<Query>>(
  query: Query,
  { status, year, kind }: PurchaseFilter,
): Query {
  const ofKind = kind ? query.eq("kind", kind) : query;
  const inStatus = status ? ofKind.in("status", status) : ofKind;
  return year
    ? inStatus.gte("purchase_date", newYear(year)).lt("purchase_date", newYear(year + 1))
    : inStatus;
}

/** Ids of the purchases whose lesson's title has the words, newest first after `position`, and how many there are. */
async function searchTitles(
  client: Client,
  { status, year, kind, title = "" }: PurchaseFilter,
  { position, max_rows }: { position?: Cursor | null; max_rows: number },
) {
  const [before, before_id] = position ?? [];
  const answer = await client.rpc("search_purchases", {
    words: title,
    statuses: status,
    of_kind: kind,
    ...(year && { since: newYear(year), until: newYear(year + 1) }),
    before,
    before_id,
    max_rows,
  });
  return titleMatches.parse(unwrap(answer));
}

const titleMatches = z.object({ total: z.int(), ids: z.array(z.uuid()) });

const newYear = (year: number) => new Date(Date.UTC(year, 0)).toISOString();

type Narrowable<Query> = {
  eq(column: "kind", value: PurchaseKind): Query;
  in(column: "status", values: PurchaseStatus[]): Query;
  gte(column: "purchase_date", value: string): Query;
  lt(column: "purchase_date", value: string): Query;
};

/** Callers select one row more than a page holds, which shows whether there is a next page. */
function toPage(rows: PurchaseRow[], pageSize: number) {
  const page = rows.slice(0, pageSize);
  const last = page.at(-1);
  const nextCursor = rows.length > page.length && last ? encodeCursor([last.purchasedAt, last.id]) : null;
  return { purchases: page.map(toPurchase), nextCursor };
}

const toPurchase = ({ lessons, metadata, paidMinor, amountMinor, packId, ...row }: PurchaseRow) => ({
  ...row,
  // A lesson that was archived before it was paid is hidden from its buyer; its snapshot is not.
  lesson: row.lessonId ? (lessons ?? { ...lessonSnapshot.parse(metadata), language: undefined }) : null,
  title: lessons?.title ?? purchaseSnapshot.parse(metadata).title,
  packName: row.kind === "credits" ? (purchaseSnapshot.parse(metadata).pack ?? null) : null,
  wantedCredits:
    row.credits && row.kind === "credits"
      ? wantedCredits({ packId, credits: row.credits, lessonId: purchaseSnapshot.parse(metadata).lessonId })
      : null,
  // Less than the price where a coupon applied.
  amountMinor: isPaid(row.status) ? paidMinor : amountMinor,
});

/** What a checkout for credits was opened with: the same opens it again. */
export function wantedCredits({ packId, credits, lessonId }: WantedCredits) {
  return { ...(packId ? { packId } : { credits }), lesson: lessonId ? { id: lessonId } : null };
}

type WantedCredits = { packId: string | null; credits: number; lessonId?: string | null | undefined };

/** As the API answers: without what only pages need. */
export function toPurchaseJson<Row extends Purchase>({ refundedMinor, wantedCredits: _, ...rest }: Row) {
  return { ...rest, amountPaidCents: rest.amountMinor, refundedCents: refundedMinor };
}
