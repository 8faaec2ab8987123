import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type JsonWebKey,
  randomUUID,
} from "node:crypto";
import { type JWTPayload, jwtVerify, SignJWT } from "jose";
import { LRUCache } from "lru-cache";

/** A private key as JSON Web Key (RFC 7517), with its id. */
export type SigningKey = JsonWebKey & { kid: string };

export function createSigningKey(): SigningKey {
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  return { ...privateKey.export({ format: "jwk" }), kid: randomUUID() };
}

/** Where hosted Supabase publishes its keys. */
export const jwksPath = "/auth/v1/.well-known/jwks.json";

export type SigningKeys = ReturnType<typeof createSigningKeys>;

/**
 * Access tokens signed by ES256, as new projects of hosted Supabase have them
 * (supabase.com/docs/guides/auth/signing-keys); Lite signs and reads HS256 only.
 */
export function createSigningKeys(current: SigningKey, jwtSecret: string) {
  const keys = [current];
  const secret = new TextEncoder().encode(jwtSecret);
  const translated = new LRUCache<string, string>({ max: 1_000 });

  /** The token for Lite; one that none of the keys has signed stays as it is, and Lite refuses it. */
  async function toLiteToken(token: string): Promise<string> {
    const known = translated.get(token);
    if (known) return known;
    const kid = headerOf(token)?.kid;
    const key = keys.find((candidate) => candidate.kid === kid);
    if (!key) return token;
    const publicKey = createPublicKey({ key: publicPart(key), format: "jwk" });
    // Lite itself looks at the time.
    const verified = await jwtVerify(token, publicKey, {
      algorithms: ["ES256"],
      currentDate: new Date(0),
    }).catch(() => null);
    if (!verified) return token;
    const lite = await new SignJWT(verified.payload)
      .setProtectedHeader({ alg: "HS256", typ: "JWT" })
      .sign(secret);
    translated.set(token, lite);
    return lite;
  }

  return {
    sign: (claims: JWTPayload): Promise<string> => {
      const { kid } = keys[0] ?? current;
      const header = { alg: "ES256", typ: "JWT", kid };
      return new SignJWT(claims)
        .setProtectedHeader(header)
        .sign(createPrivateKey({ key: keys[0] ?? current, format: "jwk" }));
    },
    /** Signs with a new key from now on; tokens of the earlier ones stay valid. */
    rotate: () => void keys.unshift(createSigningKey()),
    /** Refuses tokens of every key but the newest, and publishes that one alone. */
    revokeOlder: () => {
      keys.splice(1);
      translated.clear();
    },
    jwks: () => Response.json({ keys: keys.map(publicPart) }),
    /** The request with a token that Lite reads. */
    async toLite(request: Request): Promise<Request> {
      const token = request.headers.get("authorization")?.match(/^Bearer +(ey\S+)$/i)?.[1];
      const lite = token && (await toLiteToken(token));
      if (!lite || lite === token) return request;
      const headers = new Headers(request.headers);
      headers.set("authorization", `Bearer ${lite}`);
      return new Request(request, { headers });
    },
  };
}

const publicPart = ({ kty, crv, x, y, kid }: SigningKey) => ({
  ...{ kty, crv, x, y, kid },
  ...{ alg: "ES256", use: "sig", key_ops: ["verify"], ext: true },
});

function headerOf(token: string): { kid?: unknown } | null {
  try {
    return JSON.parse(Buffer.from(token.split(".")[0] ?? "", "base64url").toString());
  } catch {
    return null;
  }
}
