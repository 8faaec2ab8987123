import { createClient, isAuthRetryableFetchError, type JwtPayload } from "@supabase/supabase-js";
import { LRUCache } from "lru-cache";
import { z } from "zod";
import { env } from "../../env.ts";
import { UnavailableError } from "../../errors.ts";
import { fetchWithTimeout } from "../fetch-with-timeout.ts";
import { getSigningKey, type SigningKey } from "./signing-keys.ts";

type Verified = { claims: JwtPayload; key: SigningKey };

declare global {
  // Global because Next's bundles load copies of this module: proxy.ts verifies the token that the page needs.
  var verifiedTokens: LRUCache<string, Verified> | undefined;
}

globalThis.verifiedTokens ??= new LRUCache({ max: 1_000 });
const verified = globalThis.verifiedTokens;

const tokenHeader = z.object({ alg: z.string(), kid: z.string().optional() });

/**
 * The claims of an access token that Auth has signed and that has not expired; null for every other. Verified here by
 * Auth's public key (RFC 7515), once while that key counts. Only where a project still signs by a shared secret
 * (HS256), Auth is asked each time. That the session was ended since is not in the token: SQL get_member tells it.
 * @throws UnavailableError when Auth has to be asked, and cannot be reached or is busy.
 */
export async function verifyToken(token: string | undefined): Promise<JwtPayload | null> {
  const header = readHeader(token);
  if (!token || !header) return null;
  const { alg, kid } = header;
  if (alg.startsWith("HS")) return claimsOf(await getAuth().getClaims(token));
  const key = kid === undefined ? null : await getSigningKey(kid);
  // A token does not choose how its key is used.
  if (key?.alg !== alg) return null;
  const known = verified.get(token);
  if (known?.key === key) return known.claims.exp > Date.now() / 1000 ? known.claims : null;
  const claims = claimsOf(await getAuth().getClaims(token, { jwks: { keys: [key] } }));
  if (claims) verified.set(token, { claims, key });
  return claims;
}

function readHeader(token: string | undefined): z.infer<typeof tokenHeader> | null {
  // Supabase's client throws where it is no token.
  if (token === undefined || !z.jwt().safeParse(token).success) return null;
  const [header = ""] = token.split(".");
  return tokenHeader.safeParse(JSON.parse(Buffer.from(header, "base64url").toString())).data ?? null;
}

type Auth = ReturnType<typeof createClient>["auth"];
let auth: Auth | undefined;

/** Of no session: it only verifies. */
function getAuth(): Auth {
  const { NEXT_PUBLIC_SUPABASE_URL, NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY } = env();
  auth ??= createClient(NEXT_PUBLIC_SUPABASE_URL, NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY, {
    auth: { autoRefreshToken: false, persistSession: false },
    global: { fetch: fetchWithTimeout },
  }).auth;
  return auth;
}

type Answer = Awaited<ReturnType<Auth["getClaims"]>>;

function claimsOf({ data, error }: Answer): JwtPayload | null {
  if (error && (isAuthRetryableFetchError(error) || error.status === 429))
    throw new UnavailableError("auth: cannot be reached");
  return data?.claims ?? null;
}
