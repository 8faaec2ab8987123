import type { PendingMail } from "@/lib/auth/mail/pending-mail";
import type { ReturnTo } from "@/lib/auth/return-to";
import { matchRoute } from "@/lib/rendering/routes";

/**
 * Where to go on after a mailed link: what the browser that asked for this mail was about. In any other browser only to
 * a public page: the link may come from a stranger, whose purchase and pages must not open.
 * @param email of the account that the link belongs to
 * @param linkNext the path in the link
 */
export function returnToAfterMailedLink(
  email: string,
  pending: PendingMail | undefined,
  linkNext: string,
): ReturnTo {
  if (pending?.email === email) return pending.returnTo;
  return { next: matchRoute(linkNext)?.path ?? "/" };
}
