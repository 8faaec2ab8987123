import "server-only";
import { z } from "zod";
import type { createClient } from "@/lib/supabase/server";
import { unwrap } from "@/lib/supabase/unwrap";

export type Client = Awaited<ReturnType<typeof createClient>>;
export type Section = {
  name: string;
  /** The tables it covers, with the schema unless it is public. */
  tables: string[];
  pageSize: number;
  /** Rows `from` to `to`; long lists read on after the `last` row instead, null for the first page. */
  read(client: Client, userId: string, from: number, to: number, last: unknown): Promise<unknown[]>;
};

type Answer = { status: number } & (
  | { data: unknown[]; error: null }
  | { data: null; error: { message: string } }
);

/** Rows that row-level security and `select` leave, in an order of their own. */
function ownRows(
  name: string,
  tables: string[],
  pageSize: number,
  select: (client: Client, userId: string) => { range(from: number, to: number): PromiseLike<Answer> },
): Section {
  return {
    name,
    tables,
    pageSize,
    read: async (client, userId, from, to) => unwrap(await select(client, userId).range(from, to)),
  };
}

/** What a function of the database answers after a row of the page before. */
function byFunction<Row>(
  name: string,
  tables: string[],
  pageSize: number,
  row: z.ZodType<Row>,
  call: (client: Client, last: Row | null) => PromiseLike<Answer>,
): Section {
  const read: Section["read"] = async (client, _id, _from, _to, last) =>
    unwrap(await call(client, row.nullable().parse(last)));
  return { name, tables, pageSize, read };
}

const purchase = z.object({ purchasedAt: z.string(), id: z.string() });
const refundRequest = z.object({ createdAt: z.string(), id: z.string() });
const ledgerEntry = z.object({ id: z.int() });

/**
 * All personal data, read under row-level security, a page at a time. A test checks that no table is missing, and lists
 * those that are left out.
 */
export const sections: Section[] = [
  byFunction("purchases", ["purchases", "purchase_status_changes"], 100, purchase, (client, last) =>
    client.rpc("export_purchases", { ...(last && { after: last.purchasedAt, after_id: last.id }) }),
  ),
  byFunction("refundsAskedFor", ["private.refund_requests"], 100, refundRequest, (client, last) =>
    client.rpc("export_refund_requests", { ...(last && { after: last.createdAt, after_id: last.id }) }),
  ),
  byFunction(
    "credits",
    ["private.credit_accounts", "private.credit_transactions", "private.credit_entries"],
    500,
    ledgerEntry,
    (client, last) => client.rpc("list_credit_history", { before_id: last?.id, max_rows: 500 }),
  ),
  ownRows("openedLessons", ["lesson_openings"], 500, (client, userId) =>
    client.from("lesson_openings").select("lesson_id, opened_at").eq("user_id", userId).order("lesson_id"),
  ),
  ownRows("keptLessons", ["kept_lessons"], 500, (client, userId) =>
    client.from("kept_lessons").select("lesson_id, kept_at").eq("user_id", userId).order("lesson_id"),
  ),
  ownRows("progress", ["lesson_progress"], 500, (client, userId) =>
    client.from("lesson_progress").select("*").eq("user_id", userId).order("lesson_id"),
  ),
  ownRows("mailPreferences", ["mail_preferences"], 500, (client, userId) =>
    client
      .from("mail_preferences")
      .select("daily_digest, refund_notices, locale")
      .eq("user_id", userId)
      .order("user_id"),
  ),
  ownRows("creatorSlugs", ["creator_slugs"], 500, (client, userId) =>
    client.from("creator_slugs").select("slug, created_at").eq("creator_id", userId).order("slug"),
  ),
  ownRows("creatorChanges", ["creator_changes"], 100, (client, userId) =>
    client
      .from("creator_changes")
      .select("changed_at, name, slug, bio, picture_path")
      .eq("creator_id", userId)
      .order("id"),
  ),
  ownRows("coupons", ["coupons", "coupon_lessons"], 100, (client, userId) =>
    client.from("coupons").select("*, coupon_lessons(lesson_id)").eq("creator_id", userId).order("id"),
  ),
  ownRows("lessons", ["lessons", "lesson_contents"], 20, (client, userId) =>
    client
      .from("lessons")
      .select("*, lesson_contents(body, video_path, video_captions)")
      .eq("creator_id", userId)
      .order("id"),
  ),
  ownRows("lessonDrafts", ["lesson_drafts"], 20, (client, userId) =>
    client.from("lesson_drafts").select("*").eq("creator_id", userId).order("lesson_id"),
  ),
  ownRows("lessonDraftSaves", ["lesson_draft_saves"], 20, (client, userId) =>
    client
      .from("lesson_draft_saves")
      .select("lesson_id, version, changes, saved_at, lesson_drafts!inner()")
      .eq("lesson_drafts.creator_id", userId)
      .order("lesson_id")
      .order("version"),
  ),
  ownRows("refusedDraftSaves", ["refused_draft_saves"], 20, (client, userId) =>
    client
      .from("refused_draft_saves")
      .select("lesson_id, typed, refused_at, lesson_drafts!inner()")
      .eq("lesson_drafts.creator_id", userId)
      .order("lesson_id")
      .order("save_key"),
  ),
  ownRows("lessonVersions", ["lesson_versions"], 20, (client, userId) =>
    client
      .from("lesson_versions")
      .select("lesson_id, number, content, published_at, lessons!inner()")
      .eq("lessons.creator_id", userId)
      .order("lesson_id")
      .order("number"),
  ),
  ownRows("lessonFiles", ["lesson_files"], 20, (client, userId) =>
    client
      .from("lesson_files")
      .select(
        "id, lesson_id, kind, state, name, media_type, bytes, path, content, language, label, created_at",
      )
      .eq("creator_id", userId)
      .order("lesson_id")
      .order("id"),
  ),
  ownRows("earningsByDay", ["earnings_rollups"], 500, (client, userId) =>
    client
      .from("earnings_rollups")
      .select("currency, day:period, checkouts, sales, gross, platform_fee, reversed, fee_returned, net")
      .match({ creator_id: userId, scope_id: userId, grain: "day" })
      .order("period")
      .order("currency")
      .order("shard"),
  ),
  ownRows("viewsByDay", ["lesson_views"], 500, (client, userId) =>
    client
      .from("lesson_views")
      .select("lesson_id:scope_id, day:period, views")
      .eq("creator_id", userId)
      .eq("grain", "day")
      .order("period")
      .order("scope_id"),
  ),
];

/** Tables with one row each, at the top of the file. */
export const headTables = ["profiles", "creators", "creator_settings"];
