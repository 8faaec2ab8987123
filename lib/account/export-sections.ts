import "server-only";
import { z } from "zod";
import { byFunction, ownRows, type Section } from "@/lib/account/export-pages";

const purchase = z.object({ purchasedAt: z.string(), id: z.string() });
const refundRequest = z.object({ createdAt: z.string(), id: z.string() });
const ledgerEntry = z.object({ id: z.int() });
const earningsDay = z.object({ day: z.iso.date(), currency: z.string() });

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
  ownRows("openedLessons", ["lesson_openings"], 500, ["lesson_id"], (client, userId) =>
    client.from("lesson_openings").select("lesson_id, opened_at").eq("user_id", userId),
  ),
  ownRows("keptLessons", ["kept_lessons"], 500, ["lesson_id"], (client, userId) =>
    client.from("kept_lessons").select("lesson_id, kept_at").eq("user_id", userId),
  ),
  ownRows("progress", ["lesson_progress"], 500, ["lesson_id"], (client, userId) =>
    client.from("lesson_progress").select("*").eq("user_id", userId),
  ),
  ownRows("mailPreferences", ["mail_preferences"], 500, ["user_id"], (client, userId) =>
    client.from("mail_preferences").select("daily_digest, refund_notices, locale").eq("user_id", userId),
  ),
  ownRows("creatorSlugs", ["creator_slugs"], 500, ["slug"], (client, userId) =>
    client.from("creator_slugs").select("slug, created_at").eq("creator_id", userId),
  ),
  ownRows("creatorChanges", ["creator_changes"], 100, ["id"], (client, userId) =>
    client
      .from("creator_changes")
      .select("id, changed_at, name, slug, bio, picture_path")
      .eq("creator_id", userId),
  ),
  ownRows("coupons", ["coupons", "coupon_lessons"], 100, ["id"], (client, userId) =>
    client.from("coupons").select("*, coupon_lessons(lesson_id)").eq("creator_id", userId),
  ),
  ownRows("lessons", ["lessons", "lesson_contents"], 20, ["id"], (client, userId) =>
    client
      .from("lessons")
      .select("*, lesson_contents(body, video_path, video_captions)")
      .eq("creator_id", userId),
  ),
  ownRows("lessonDrafts", ["lesson_drafts"], 20, ["lesson_id"], (client, userId) =>
    client.from("lesson_drafts").select("*").eq("creator_id", userId),
  ),
  ownRows("lessonDraftSaves", ["lesson_draft_saves"], 20, ["lesson_id", "version"], (client, userId) =>
    client
      .from("lesson_draft_saves")
      .select("lesson_id, version, changes, saved_at, lesson_drafts!inner()")
      .eq("lesson_drafts.creator_id", userId),
  ),
  ownRows("refusedDraftSaves", ["refused_draft_saves"], 20, ["lesson_id", "save_key"], (client, userId) =>
    client
      .from("refused_draft_saves")
      .select("lesson_id, save_key, typed, refused_at, lesson_drafts!inner()")
      .eq("lesson_drafts.creator_id", userId),
  ),
  ownRows("lessonVersions", ["lesson_versions"], 20, ["lesson_id", "number"], (client, userId) =>
    client
      .from("lesson_versions")
      .select("lesson_id, number, content, published_at, lessons!inner()")
      .eq("lessons.creator_id", userId),
  ),
  ownRows("lessonFiles", ["lesson_files"], 20, ["lesson_id", "id"], (client, userId) =>
    client
      .from("lesson_files")
      .select(
        "id, lesson_id, kind, state, name, media_type, bytes, path, content, language, label, created_at",
      )
      .eq("creator_id", userId),
  ),
  byFunction("earningsByDay", ["earnings_rollups"], 500, earningsDay, (client, last) =>
    client.rpc("export_earnings", { ...(last && { after: last.day, after_currency: last.currency }) }),
  ),
  ownRows("viewsByDay", ["lesson_views"], 500, ["day:period", "lesson_id:scope_id"], (client, userId) =>
    client
      .from("lesson_views")
      .select("lesson_id:scope_id, day:period, views")
      .eq("creator_id", userId)
      .eq("grain", "day"),
  ),
];

/** Tables with one row each, at the top of the file. */
export const headTables = ["profiles", "creators", "creator_settings"];
