import "server-only";
import { headers } from "next/headers";
import { localeOf } from "@/lib/format/locale";
import { type OptionalMail, optionalMails } from "@/lib/mails/unsubscribe";
import { createAdminClient } from "@/lib/supabase/admin";
import { createClient } from "@/lib/supabase/server";
import { unwrap } from "@/lib/supabase/unwrap";

/** Which mails a member wants that are not needed. */
export type MailPreferences = { dailyDigest: boolean; refundNotices: boolean };

/**
 * The current member's own; all mails until they choose.
 * @throws UnavailableError when the database is down.
 */
export async function getMailPreferences(): Promise<MailPreferences> {
  const columns = "dailyDigest:daily_digest, refundNotices:refund_notices";
  const row = unwrap(await (await createClient()).from("mail_preferences").select(columns).maybeSingle());
  return row ?? { dailyDigest: true, refundNotices: true };
}

/** Saves them with the locale of this browser, in which mails write dates and amounts from now on. */
export async function saveMailPreferences(userId: string, preferences: MailPreferences): Promise<void> {
  const { dailyDigest: daily_digest, refundNotices: refund_notices } = preferences;
  const row = { user_id: userId, daily_digest, refund_notices, locale: await mailLocale() };
  unwrap(await createAdminClient().from("mail_preferences").upsert(row));
}

/** The locale of the current request, for mails that follow from it; the shop's where there is no request. */
export async function mailLocale(): Promise<string> {
  try {
    return localeOf((await headers()).get("accept-language"));
  } catch {
    return localeOf(null);
  }
}

/** Nothing happens where the account is deleted. */
export async function switchOffMail(userId: string, kind: OptionalMail): Promise<void> {
  const isOff = { [columnOf[optionalMails[kind]]]: false };
  const written = await createAdminClient()
    .from("mail_preferences")
    .upsert({ user_id: userId, ...isOff });
  const foreignKeyViolation = "23503";
  if (written.error?.code !== foreignKeyViolation) unwrap(written);
}

const columnOf = { dailyDigest: "daily_digest", refundNotices: "refund_notices" } as const;
