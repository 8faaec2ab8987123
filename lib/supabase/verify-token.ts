import { isAuthRetryableFetchError, type JwtPayload, type SupabaseClient } from "@supabase/supabase-js";
import { z } from "zod";
import { UnavailableError } from "../errors.ts";
import { getSigningKey } from "./signing-keys.ts";

const tokenHeader = z.object({ alg: z.string(), kid: z.string().optional() });

/**
 * The claims of an access token that Auth has signed and that has not expired; null for every other. Verified here by
 * Auth's public key (RFC 7515). Only where a project still signs by a shared secret (HS256), Auth is asked each time.
 * That the session was ended since is not in the token: SQL get_member tells it.
 * @throws UnavailableError when Auth has to be asked, and cannot be reached or is busy.
 */
export async function verifyToken(
  auth: SupabaseClient["auth"],
  token: string | undefined,
): Promise<JwtPayload | null> {
  const header = readHeader(token);
  if (!token || !header) return null;
  const { alg, kid } = header;
  if (alg.startsWith("HS")) return claimsOf(await auth.getClaims(token));
  const key = kid === undefined ? null : await getSigningKey(kid);
  // A token does not choose how its key is used.
  if (key?.alg !== alg) return null;
  return claimsOf(await auth.getClaims(token, { jwks: { keys: [key] } }));
}

function readHeader(token: string | undefined): z.infer<typeof tokenHeader> | null {
  // Supabase's client throws where it is no token.
  if (token === undefined || !z.jwt().safeParse(token).success) return null;
  const [header = ""] = token.split(".");
  return tokenHeader.safeParse(JSON.parse(Buffer.from(header, "base64url").toString())).data ?? null;
}

type Answer = Awaited<ReturnType<SupabaseClient["auth"]["getClaims"]>>;

function claimsOf({ data, error }: Answer): JwtPayload | null {
  if (error && (isAuthRetryableFetchError(error) || error.status === 429))
    throw new UnavailableError("auth: cannot be reached");
  return data?.claims ?? null;
}
