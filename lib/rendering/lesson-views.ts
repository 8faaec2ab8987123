import { createHash } from "node:crypto";
import crawlers from "crawler-user-agents";
import { env } from "../env.ts";
import { clientNetwork } from "../http/limits/client-ip.ts";
import { log } from "../log.ts";
import { serviceClient } from "../supabase/service-client.ts";
import { isSlug, matchRoute } from "./routes.ts";

type View = { slug: string; visitor: string; member_id: string | null };

declare global {
  // Global because server.ts and Next's bundle of proxy.ts load copies of this module.
  var lessonViews: Map<string, View> | undefined;
  var lessonViewsWriting: Promise<void> | undefined;
}

const maxWaiting = 5_000;
const flushAfterMs = 5_000;
const crawler = new RegExp(crawlers.map(({ pattern }) => pattern).join("|"), "i");

type Visit = {
  method: string | undefined;
  path: string;
  userAgent: string | null | undefined;
  forwardedFor: string | null | undefined;
  /** The page is not shown yet. */
  isPrefetch: boolean;
  memberId?: string | null;
};

/**
 * Counts a visit of a lesson's page, cached or rendered, by one write for all of some seconds: a crash loses those.
 * The address stays in this process; what is sent is a hash, which the database hashes again with the day's salt.
 */
export function countLessonView({
  method,
  path,
  userAgent,
  forwardedFor,
  isPrefetch,
  memberId,
}: Visit): void {
  const { route, slug = "" } = matchRoute(path) ?? {};
  if (route?.slugSource !== "lessons" || !isSlug(slug)) return;
  if (method !== "GET" || isPrefetch || !userAgent || crawler.test(userAgent)) return;
  globalThis.lessonViews ??= new Map();
  const waiting = globalThis.lessonViews;
  if (waiting.size >= maxWaiting) return;
  const network = clientNetwork(forwardedFor ?? null, env().TRUSTED_PROXIES) ?? "unnamed";
  const visitor = createHash("sha256").update(`${network} ${userAgent}`).digest("base64");
  if (waiting.size === 0) setTimeout(flushLessonViews, flushAfterMs).unref();
  waiting.set(`${slug} ${visitor}`, { slug, visitor, member_id: memberId ?? null });
}

/** Writes what waits, after what is being written; the process may end after it. */
export function flushLessonViews(): Promise<void> {
  const before = globalThis.lessonViewsWriting ?? Promise.resolve();
  globalThis.lessonViewsWriting = before.then(writeViews, writeViews);
  return globalThis.lessonViewsWriting;
}

async function writeViews(): Promise<void> {
  const views = [...(globalThis.lessonViews?.values() ?? [])];
  globalThis.lessonViews?.clear();
  if (views.length === 0) return;
  const { error } = await serviceClient("server").rpc("record_lesson_views", { views });
  if (error) log.warn({ err: error, lost: views.length }, "views were not counted");
}

/** The member whom a token names. It need not be verified: a view decides nothing. */
export function memberOf(accessToken: string | null): string | null {
  const [, payload = ""] = accessToken?.split(".") ?? [];
  const [, sub] =
    Buffer.from(payload, "base64url")
      .toString()
      .match(/"sub":"([0-9a-f-]{36})"/) ?? [];
  return sub ?? null;
}
