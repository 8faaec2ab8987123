import { z } from "zod";
import { env } from "../../env.ts";
import { UnavailableError } from "../../errors.ts";
import { log } from "../../log.ts";
import { fetchWithTimeout } from "../fetch-with-timeout.ts";

/** A public key of Auth as JSON Web Key (RFC 7517). */
const signingKey = z.looseObject({
  kid: z.string(),
  kty: z.enum(["EC", "RSA", "OKP"]),
  alg: z.string(),
  key_ops: z.array(z.string()).default(["verify"]),
});
export type SigningKey = z.infer<typeof signingKey>;

type Known = { keys: SigningKey[]; readAt: number; reading?: Promise<void> | undefined };

declare global {
  // Global because Next's bundles (proxy, pages, routes) load copies of this module.
  var signingKeys: Known | undefined;
}

/** A key that Auth no longer publishes counts for so long; Supabase's edge keeps the list for ten minutes, too. */
const freshMs = 600_000;
/** Tokens with a key that does not exist cause no more readings than one in this time. */
const againMs = 5_000;

/**
 * The public key with this id, or null. The keys are read once for the process, again behind the visitors' backs when
 * they are ten minutes old, and at once for a key that is new. While Auth is down those that are known still count.
 * @throws UnavailableError when this key is not known and Auth cannot be reached.
 */
export async function getSigningKey(kid: string): Promise<SigningKey | null> {
  globalThis.signingKeys ??= { keys: [], readAt: Number.NEGATIVE_INFINITY };
  const known = globalThis.signingKeys;
  const find = () => known.keys.find((key) => key.kid === kid) ?? null;
  const age = performance.now() - known.readAt;
  const key = find();
  if (key && age > freshMs)
    readOnce(known).catch((err: unknown) => log.warn({ err }, "signing keys not read"));
  if (key || age < againMs) return key;
  await readOnce(known);
  return find();
}

function readOnce(known: Known): Promise<void> {
  known.reading ??= read(known).finally(() => {
    known.reading = undefined;
  });
  return known.reading;
}

async function read(known: Known): Promise<void> {
  const url = new URL("/auth/v1/.well-known/jwks.json", env().NEXT_PUBLIC_SUPABASE_URL);
  const answer = await fetchWithTimeout(url).catch((err: unknown) => {
    throw new UnavailableError(`auth: ${err}`);
  });
  if (!answer.ok) throw new UnavailableError(`auth: ${answer.status} for the signing keys`);
  const { keys } = z.object({ keys: z.array(z.unknown()) }).parse(await answer.json());
  // One of a kind that is unknown here must not cost the others their sessions.
  known.keys = keys.flatMap((key) => signingKey.safeParse(key).data ?? []);
  known.readAt = performance.now();
}
