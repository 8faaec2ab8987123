import "server-only";
import type { NextRequest, NextResponse } from "next/server";
import { cache } from "react";
import { z } from "zod";
import { env } from "@/lib/env";
import { type ErrorCode, isErrorCode } from "@/lib/errors";
import { pack, unpack } from "@/lib/http/cookies/packed-text";
import { deleteSiteCookie, readSiteCookie, setSiteCookie } from "@/lib/http/cookies/site-cookies";
import { fileFlash } from "@/lib/http/forms/file-flash";
import type { KeptFormName } from "@/lib/http/forms/form-names";
import { readTyped } from "@/lib/http/forms/typed-form";
import { cookieName, cookieOptions } from "@/lib/supabase/session/cookie";

const flashCookie = "lectern-flash";

/** The redirect follows at once; this bounds how long an unread flash lives. */
const lifetimeSeconds = 10;

const text = z.string().optional();
const errorCode = z.custom<ErrorCode>(isErrorCode);
const count = z.int().min(0);

/** A form that failed, or was left for another one: messages by field and what was typed, never a password. */
const formState = z.object({
  values: z
    .object({
      ...{ email: text, displayName: text, word: text, refundCredits: text },
      ...{ name: text, slug: text, bio: text, timeZone: text, picturePath: text, member: text },
    })
    .optional(),
  errors: z
    .partialRecord(
      z.enum([
        ...(["email", "password", "displayName", "currentPassword", "word", "code"] as const),
        ...(["name", "slug", "bio", "picture", "timeZone", "member"] as const),
      ]),
      z.string(),
    )
    .optional(),
  message: text,
  /** The password was right, but the e-mail address is not confirmed: offer to send that mail again. */
  unconfirmed: z.boolean().optional(),
});

export type FormState = z.infer<typeof formState>;

const notices = [
  "already-yours",
  "became-creator",
  "confirmed",
  "coupon-covered",
  "credits-changed",
  "unspent-changed",
  "credits-audited",
  "email-changed",
  "link-expired",
  "link-unchecked",
  "mail-limited",
  "mail-sent-again",
  "mail-switched-off",
  "mail-too-soon",
  "mail-unavailable",
  "one-email-confirmed",
  "page-updated",
  "password-changed",
  "password-reset",
  "payment-under-way",
  "position-saved",
  "progress-not-saved",
  "purchased",
  "reconcile-running",
  "reconcile-unavailable",
  "saved",
  "signed-out",
  "signed-out-typed",
  "other-member",
  "second-factor-removed",
  "second-factor-set-up",
  "task-resolved",
  "task-already-resolved",
] as const;

/** Everything that one request can leave for the next page to show. */
const flash = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("notice"), code: z.enum(notices) }),
  z.object({ kind: z.literal("checkout-failed"), code: errorCode }),
  // `lesson`: what became of the one that they were bought for. `settled`: how many paid what was owed.
  z.object({
    kind: z.literal("credits-bought"),
    credits: count,
    lesson: z.union([z.enum(["none", "opened"]), errorCode]),
    settled: count,
    owed: count,
  }),
  z.object({ kind: z.literal("redeem-failed"), code: errorCode }),
  z.object({ kind: z.literal("undo-failed"), code: errorCode }),
  z.object({ kind: z.literal("redemption-undone"), balance: count }),
  z.object({
    kind: z.literal("payment-checked"),
    result: z.union([z.enum(["opened", "credited", "changed", "unchanged"]), errorCode]),
    at: z.iso.datetime(),
  }),
  z.object({
    kind: z.literal("refund"),
    result: z.union([z.enum(["sent", "requested", "returned"]), errorCode]),
  }),
  // `refunded`: for unspent credits.
  z.object({
    kind: z.literal("account-deleted"),
    refunded: z.object({ amountMinor: count, currency: z.string() }).optional(),
  }),
  z.object({ kind: z.literal("granted"), credits: count, to: z.string() }),
  z.object({ kind: z.literal("grant"), result: z.union([z.literal("withdrawn"), errorCode]) }),
  z.object({
    kind: z.literal("reconciled"),
    complete: z.boolean(),
    repaired: count,
    neverCreated: count,
    sent: count,
    failed: count,
  }),
  z.object({
    kind: z.literal("studio"),
    result: z.enum([
      "saved",
      "stale",
      "invalid",
      "discarded",
      "outdated",
      "published",
      "incomplete",
      "slug_taken",
      "unpublished",
      "archived",
      "restored",
      "restore_outdated",
      "rate_limited",
      "unavailable",
    ]),
  }),
  // What the database refused of the coupon that was typed.
  z.object({ kind: z.literal("coupon"), problem: z.enum(["code_taken", "ends_before_start", "stale"]) }),
  fileFlash,
  z.object({ kind: z.literal("form"), state: formState }),
]);

export type Flash = z.infer<typeof flash>;

const stored = z.object({ path: z.string(), flash });

/**
 * Leaves a flash for the page that the caller redirects to; a tab on another page does not take it. A link makes no
 * page show one, except to /checkout/opened: there a buyer's own payment of the last hour is announced until they open
 * the lesson. Only where cookies can be set: in actions and route handlers.
 * @param url a path of this site; its query and hash do not count
 * @returns `url`, for `redirect`
 */
export async function setFlash(url: string, content: Flash): Promise<string> {
  const path = new URL(url, env().NEXT_PUBLIC_SITE_URL).pathname;
  const value = pack({ path, flash: content } satisfies z.input<typeof stored>);
  await setSiteCookie(flashCookie, value, lifetimeSeconds);
  return url;
}

/** For an action whose page says by itself what became of it: what an earlier one left would contradict it. */
export const clearFlash = () => deleteSiteCookie(flashCookie);

/** The flash for the page at `path`. Not for pages that are cached: it belongs to one browser. */
export const readFlash = cache(async (path: string): Promise<Flash | null> => {
  const found = parseFlash(await readSiteCookie(flashCookie));
  return found?.path === path ? found.flash : null;
});

/**
 * The state of the form on the page at `path`: it failed without JavaScript, another form handed on its values, or, for
 * the form `name`, its sender had been signed out.
 */
export async function readFormState(path: string, name?: KeptFormName): Promise<FormState | undefined> {
  const found = await readFlash(path);
  if (found?.kind === "form") return found.state;
  const typed = name && (await readTyped(path, name));
  return typed && { values: formState.shape.values.parse(typed.fields), message: typed.message };
}

/**
 * For proxy.ts: a flash ends with the document that shows it. Where an action rendered its page by itself, with
 * JavaScript, no document follows, and the cookie expires.
 */
export function clearShownFlash(request: NextRequest, response: NextResponse): void {
  const { NEXT_PUBLIC_SITE_URL: site } = env();
  const name = cookieName(flashCookie, site);
  const found = parseFlash(request.cookies.get(name)?.value);
  if (found?.path !== new URL(request.url).pathname) return;
  const { secure } = cookieOptions(site);
  // Not by `response.cookies`: Next shows those to the page that is about to read the flash.
  const expired = `${name}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax${secure ? "; Secure" : ""}`;
  response.headers.append("set-cookie", expired);
}

const parseFlash = (value: string | undefined) => stored.safeParse(unpack(value)).data;
