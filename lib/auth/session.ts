import "server-only";
import { redirect } from "next/navigation";
import { cache } from "react";
import { z } from "zod";
import { safeNext } from "@/lib/auth/return-to";
import { readTogether } from "@/lib/supabase/read-together";
import { getAccessToken } from "@/lib/supabase/server";
import { isSessionOver } from "@/lib/supabase/session/session-lifetime";
import { verifyToken } from "@/lib/supabase/session/verify-token";

/** `aal`: the level of the session, "aal2" once the code of a second factor was given (Supabase MFA). */
export type User = { id: string; email: string; displayName: string; aal: "aal1" | "aal2" };

const memberRow = z.object({
  displayName: z.string(),
  isCreator: z.boolean(),
  isOperator: z.boolean(),
  /** What this session may do as an operator, as the database decides it. */
  operatorAccess: z.enum(["none", "factor_needed", "code_needed", "ready"]),
  credits: z.object({ balance: z.int(), owed: z.int(), frozen: z.int(), currency: z.string() }),
});

/** The roles choose what is offered. They authorize nothing: the database does. */
export type Member = User & z.infer<typeof memberRow>;

/**
 * The current member, or null: of a verified token, whose session has not been ended. One query per page, for all that
 * pages need of their member.
 * @throws UnavailableError when Supabase cannot be reached.
 */
export const getUser = cache(async (): Promise<Member | null> => {
  const claims = await getClaims();
  if (!claims) return null;
  const row = await readTogether("get_member", {});
  const { sub: id, email = "", aal } = claims;
  return row === null ? null : { id, email, aal: aal === "aal2" ? "aal2" : "aal1", ...memberRow.parse(row) };
});

/** Of the request's token, verified. */
const getClaims = cache(async () => {
  const claims = await verifyToken(await getAccessToken());
  return claims && !isSessionOver(claims) ? claims : null;
});

/** The id in the request's token, without a query: the session may have been ended since. Null for guests. */
export const getClaimedId = async (): Promise<string | null> => (await getClaims())?.sub ?? null;

/** The current user; guests are redirected to sign in and return to `next`. */
export async function requireUser(next: string): Promise<Member> {
  return (await getUser()) ?? redirectToSignIn(next);
}

/**
 * As getUser, and beside it what is read for the user of the token, without waiting. `read` runs under row-level
 * security or by this id; its result is dropped where the session has been ended. Null for guests.
 */
export async function getUserAnd<Result>(
  read: (userId: string) => Promise<Result>,
): Promise<[Member, Result] | null> {
  const claims = await getClaims();
  if (!claims) return null;
  const reading = read(claims.sub);
  // The session decides first: where there is none, that the read was refused is no error.
  reading.catch(() => {});
  const user = await getUser();
  return user && [user, await reading];
}

/** As requireUser, with what is read beside: see getUserAnd. */
export async function requireUserAnd<Result>(
  next: string,
  read: (userId: string) => Promise<Result>,
): Promise<[Member, Result]> {
  return (await getUserAnd(read)) ?? redirectToSignIn(next);
}

const redirectToSignIn = (next: string) => redirect(`/sign-in?next=${encodeURIComponent(safeNext(next))}`);
