import { env } from "@/lib/env";

const maxLength = 2048;

/** Whether a checkout may lead back there: to this site, over http or https, as the database has it too. */
export function isReturnUrl(url: string | undefined): boolean {
  if (url === undefined) return true;
  const parsed = url.length <= maxLength && !/[\s\p{Cc}\\]/u.test(url) && URL.parse(url);
  if (!parsed || parsed.username || parsed.password || !/^https?:\/\//i.test(url)) return false;
  return parsed.origin === new URL(env().NEXT_PUBLIC_SITE_URL).origin;
}
