import "server-only";
import type { createClient } from "@/lib/supabase/server";
import { unwrap } from "@/lib/supabase/unwrap";

export type Client = Awaited<ReturnType<typeof createClient>>;
export type Section = {
  name: string;
  /** The tables it covers, with the schema unless it is public. */
  tables: string[];
  pageSize: number;
  read(client: Client, userId: string, from: number, to: number): Promise<unknown[]>;
};

/**
 * All personal data, read under row-level security, a page at a time. A test checks that no table is missing, and lists
 * those that are left out.
 */
export const sections: Section[] = [
  {
    name: "purchases",
    tables: ["purchases", "purchase_status_changes"],
    pageSize: 100,
    read: async (client, _, skip) => unwrap(await client.rpc("export_purchases", { skip })),
  },
  {
    name: "refundsAskedFor",
    tables: ["private.refund_requests"],
    pageSize: 100,
    read: async (client, _, skip) => unwrap(await client.rpc("export_refund_requests", { skip })),
  },
  {
    name: "credits",
    tables: ["private.credit_accounts", "private.credit_transactions", "private.credit_entries"],
    pageSize: 500,
    read: async (client, _, skip) => unwrap(await client.rpc("export_credits", { skip })),
  },
  {
    name: "openedLessons",
    tables: ["lesson_openings"],
    pageSize: 500,
    read: async (client, userId, from, to) => {
      const rows = client.from("lesson_openings").select("lesson_id, opened_at").eq("user_id", userId);
      return unwrap(await rows.order("lesson_id").range(from, to));
    },
  },
  {
    name: "keptLessons",
    tables: ["kept_lessons"],
    pageSize: 500,
    read: async (client, userId, from, to) => {
      const rows = client.from("kept_lessons").select("lesson_id, kept_at").eq("user_id", userId);
      return unwrap(await rows.order("lesson_id").range(from, to));
    },
  },
  {
    name: "progress",
    tables: ["lesson_progress"],
    pageSize: 500,
    read: async (client, userId, from, to) => {
      const rows = client.from("lesson_progress").select("*").eq("user_id", userId);
      return unwrap(await rows.order("lesson_id").range(from, to));
    },
  },
  {
    name: "mailPreferences",
    tables: ["mail_preferences"],
    pageSize: 500,
    read: async (client, userId, from, to) => {
      const rows = client.from("mail_preferences").select("daily_digest, refund_notices, locale");
      return unwrap(await rows.eq("user_id", userId).order("user_id").range(from, to));
    },
  },
  {
    name: "creatorSlugs",
    tables: ["creator_slugs"],
    pageSize: 500,
    read: async (client, userId, from, to) => {
      const rows = client.from("creator_slugs").select("slug, created_at").eq("creator_id", userId);
      return unwrap(await rows.order("slug").range(from, to));
    },
  },
  {
    name: "creatorChanges",
    tables: ["creator_changes"],
    pageSize: 100,
    read: async (client, userId, from, to) => {
      const rows = client.from("creator_changes").select("changed_at, name, slug, bio, picture_path");
      return unwrap(await rows.eq("creator_id", userId).order("id").range(from, to));
    },
  },
  {
    name: "coupons",
    tables: ["coupons", "coupon_lessons"],
    pageSize: 100,
    read: async (client, userId, from, to) => {
      const rows = client.from("coupons").select("*, coupon_lessons(lesson_id)").eq("creator_id", userId);
      return unwrap(await rows.order("id").range(from, to));
    },
  },
  {
    name: "lessons",
    tables: ["lessons", "lesson_contents"],
    pageSize: 20,
    read: async (client, userId, from, to) => {
      const rows = client.from("lessons").select("*, lesson_contents(body, video_path, video_captions)");
      return unwrap(await rows.eq("creator_id", userId).order("id").range(from, to));
    },
  },
  {
    name: "lessonDrafts",
    tables: ["lesson_drafts"],
    pageSize: 20,
    read: async (client, userId, from, to) => {
      const rows = client.from("lesson_drafts").select("*").eq("creator_id", userId);
      return unwrap(await rows.order("lesson_id").range(from, to));
    },
  },
  {
    name: "lessonDraftSaves",
    tables: ["lesson_draft_saves"],
    pageSize: 20,
    read: async (client, userId, from, to) => {
      const columns = "lesson_id, version, changes, saved_at, lesson_drafts!inner()";
      const rows = client.from("lesson_draft_saves").select(columns).eq("lesson_drafts.creator_id", userId);
      return unwrap(await rows.order("lesson_id").order("version").range(from, to));
    },
  },
  {
    name: "refusedDraftSaves",
    tables: ["refused_draft_saves"],
    pageSize: 20,
    read: async (client, userId, from, to) => {
      const columns = "lesson_id, typed, refused_at, lesson_drafts!inner()";
      const rows = client.from("refused_draft_saves").select(columns).eq("lesson_drafts.creator_id", userId);
      return unwrap(await rows.order("lesson_id").order("save_key").range(from, to));
    },
  },
  {
    name: "lessonVersions",
    tables: ["lesson_versions"],
    pageSize: 20,
    read: async (client, userId, from, to) => {
      const columns = "lesson_id, number, content, published_at, lessons!inner()";
      const rows = client.from("lesson_versions").select(columns).eq("lessons.creator_id", userId);
      return unwrap(await rows.order("lesson_id").order("number").range(from, to));
    },
  },
  {
    name: "lessonFiles",
    tables: ["lesson_files"],
    pageSize: 20,
    read: async (client, userId, from, to) => {
      const columns =
        "id, lesson_id, kind, state, name, media_type, bytes, path, content, language, label, created_at";
      const rows = client.from("lesson_files").select(columns).eq("creator_id", userId);
      return unwrap(await rows.order("lesson_id").order("id").range(from, to));
    },
  },
  {
    name: "earningsByDay",
    tables: ["earnings_rollups"],
    pageSize: 500,
    read: async (client, userId, from, to) => {
      const rows = client
        .from("earnings_rollups")
        .select("currency, day:period, checkouts, sales, gross, platform_fee, reversed, fee_returned, net")
        .match({ creator_id: userId, scope_id: userId, grain: "day" });
      const ordered = rows.order("period").order("currency").order("shard");
      return unwrap(await ordered.range(from, to));
    },
  },
  {
    name: "viewsByDay",
    tables: ["lesson_views"],
    pageSize: 500,
    read: async (client, userId, from, to) => {
      const rows = client.from("lesson_views").select("lesson_id:scope_id, day:period, views");
      const daily = rows.eq("creator_id", userId).eq("grain", "day");
      return unwrap(await daily.order("period").order("scope_id").range(from, to));
    },
  },
];

/** Tables with one row each, at the top of the file. */
export const headTables = ["profiles", "creators", "creator_settings"];
