import { env } from "@/lib/env";
import { type Failure, failure } from "@/lib/errors";

const maxLength = 2048;

/** Without user info, not even an empty one. */
const form = /^https?:\/\/[^/?#@\\\s\p{Cc}]+([/?#][^\\\s\p{Cc}]*)?$/u;

/** Where the payment page leads: those who pay, and those who do not. */
export type ReturnUrls = { successUrl?: string | undefined; cancelUrl?: string | undefined };

/** A failure unless the checkout may lead back there. */
export const refuseReturnUrls = ({ successUrl, cancelUrl }: ReturnUrls): Failure | null =>
  [successUrl, cancelUrl].every(isReturnUrl)
    ? null
    : failure("validation_error", {
        message:
          "successUrl and cancelUrl must be http or https URLs of this site, at most 2,048 characters, without a user name.",
      });

/** To this site, over http or https, as the database has it too. */
function isReturnUrl(url: string | undefined): boolean {
  if (url === undefined) return true;
  if (url.length > maxLength || !form.test(url)) return false;
  return URL.parse(url)?.origin === new URL(env().NEXT_PUBLIC_SITE_URL).origin;
}
