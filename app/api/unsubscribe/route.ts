import { failure } from "@/lib/errors";
import { notAllowed, route } from "@/lib/http/route";
import { switchOffMail } from "@/lib/mails/preferences";
import { readUnsubscribeToken } from "@/lib/mails/unsubscribe";

const tokenOf = (request: Request) => new URL(request.url).searchParams.get("token") ?? "";

/**
 * For mail readers: the one press of RFC 8058. The token in the mail is who asks, no session is needed; the body
 * (`List-Unsubscribe=One-Click`) says nothing more.
 */
export const POST = route(async (request) => {
  const claims = readUnsubscribeToken(tokenOf(request));
  if (!claims) return failure("validation_error", { message: "This link is not valid, or too old." });
  await switchOffMail(claims.userId, claims.kind);
  return { unsubscribed: true };
});

/** People who open the address, and scanners that try links, get a page that asks; nothing is changed by it. */
export const GET = route(async (request) => {
  const token = encodeURIComponent(tokenOf(request));
  return new Response(null, { status: 303, headers: { location: `/unsubscribe?token=${token}` } });
});

const { DELETE, PATCH, PUT } = notAllowed("GET, POST");

export { DELETE, PATCH, PUT };
