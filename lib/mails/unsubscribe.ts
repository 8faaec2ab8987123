import "server-only";
import { createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { env } from "@/lib/env";
import type { ClaimedMail } from "@/lib/mails/claimed-mail";

/** The mails that can be switched off, each with the preference that does. */
export const optionalMails = { daily_digest: "dailyDigest", sale_refunded: "refundNotices" } as const;

export type OptionalMail = keyof typeof optionalMails;

export const isOptional = (kind: ClaimedMail["kind"]): kind is OptionalMail => kind in optionalMails;

const lifetimeDays = 180;

const claims = z.tuple([
  z.uuid(),
  z.enum(["daily_digest", "sale_refunded"] satisfies OptionalMail[]),
  z.coerce.number().int(),
]);

/** What a link in a mail may do without signing in: switch off one kind of mail of one member, for half a year. */
export function unsubscribeToken(userId: string, kind: OptionalMail, now = Date.now()): string {
  const payload = [userId, kind, Math.floor(now / 1000) + lifetimeDays * 86_400].join("~");
  return `${payload}~${sign(payload)}`;
}

/** Null for a token that is forged, changed or too old. */
export function readUnsubscribeToken(token: string, now = Date.now()) {
  const end = token.lastIndexOf("~");
  const payload = token.slice(0, Math.max(end, 0));
  if (!isSame(token.slice(end + 1), sign(payload))) return null;
  const { data } = claims.safeParse(payload.split("~"));
  if (!data || data[2] < now / 1000) return null;
  return { userId: data[0], kind: data[1] };
}

const sign = (payload: string): string =>
  createHmac("sha256", env().CRON_SECRET).update(`unsubscribe:${payload}`).digest("base64url");

function isSame(given: string, expected: string): boolean {
  const [left, right] = [Buffer.from(given), Buffer.from(expected)];
  return left.length === right.length && timingSafeEqual(left, right);
}
