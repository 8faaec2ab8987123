import { env } from "@/lib/env";

const maxLength = 2048;

/** Without user info, not even an empty one. */
const form = /^https?:\/\/[^/?#@\\\s\p{Cc}]+([/?#][^\\\s\p{Cc}]*)?$/u;

/** Whether a checkout may lead back there: to this site, over http or https, as the database has it too. */
export function isReturnUrl(url: string | undefined): boolean {
  if (url === undefined) return true;
  if (url.length > maxLength || !form.test(url)) return false;
  return URL.parse(url)?.origin === new URL(env().NEXT_PUBLIC_SITE_URL).origin;
}
