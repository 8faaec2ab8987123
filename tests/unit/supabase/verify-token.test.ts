import { once } from "node:events";
import { createServer } from "node:http";
import { exportJWK, generateKeyPair, type JWK, SignJWT } from "jose";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { verifyToken } from "../../../lib/supabase/session/verify-token.ts";
import { stubShopEnv } from "../../support/shop-env.ts";

type Key = { kid: string; sign: CryptoKey; published: JWK };

const inAnHour = Math.floor(Date.now() / 1000) + 3_600;
const secret = new TextEncoder().encode("a secret that Auth shares with nobody but itself");

async function createKey(kid: string): Promise<Key> {
  const { privateKey, publicKey } = await generateKeyPair("ES256");
  const published = { ...(await exportJWK(publicKey)), kid, alg: "ES256", key_ops: ["verify"] };
  return { kid, sign: privateKey, published };
}

const tokenOf = (key: Key["sign"] | Uint8Array, header: { alg: string; kid?: string }, exp = inAnHour) =>
  new SignJWT({ sub: "ada", role: "authenticated", exp })
    .setProtectedHeader({ typ: "JWT", ...header })
    .sign(key);

const signedBy = ({ kid, sign }: Key, exp?: number) => tokenOf(sign, { alg: "ES256", kid }, exp);

/** What Auth was asked, and what it answers. */
let asked: string[] = [];
let keys: Key[] = [];
let isDown = false;
let url = "";
const auth = createServer((request, response) => {
  asked.push(request.url ?? "");
  response.setHeader("content-type", "application/json");
  response.statusCode = isDown ? 503 : request.url?.endsWith("/user") ? 403 : 200;
  response.end(JSON.stringify({ keys: keys.map(({ published }) => published) }));
});
beforeAll(async () => {
  auth.listen(0, "127.0.0.1");
  await once(auth, "listening");
  const address = auth.address();
  url = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
  stubShopEnv();
  vi.stubEnv("NEXT_PUBLIC_SUPABASE_URL", url);
});
afterAll(() => {
  auth.closeAllConnections();
  auth.close();
});

beforeEach(async () => {
  asked = [];
  isDown = false;
  keys = [await createKey("first")];
  globalThis.signingKeys = undefined;
});

// What is read behind a visitor's back belongs to the test that caused it.
afterEach(() => globalThis.signingKeys?.reading?.catch(() => {}));

const subjectOf = async (token: string | undefined) => (await verifyToken(token))?.sub;

const jwks = "/auth/v1/.well-known/jwks.json";
const own = (): Key => keys[0] ?? expect.unreachable();

test("a token that Auth signed is verified here: its keys are read once", async () => {
  const token = await signedBy(own());
  expect(await Promise.all([subjectOf(token), subjectOf(token), subjectOf(token)])).toEqual([
    "ada",
    "ada",
    "ada",
  ]);
  expect(await subjectOf(token)).toBe("ada");
  expect(asked).toEqual([jwks]);
});

test("a token is refused that is changed, expired, unsigned, or signed with a key that is not Auth's", async () => {
  const token = await signedBy(own());
  expect(await subjectOf(token)).toBe("ada");
  const [header, , signature] = token.split(".");
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const claims = encode({ sub: "grace", role: "authenticated", exp: inAnHour });
  const other = await createKey("first");
  const publicPart = new TextEncoder().encode(JSON.stringify(own().published));
  const refused = [
    `${header}.${claims}.${signature}`,
    await signedBy(own(), 1),
    `${encode({ alg: "none", typ: "JWT", kid: "first" })}.${claims}.`,
    `${encode({ alg: "none", typ: "JWT" })}.${claims}.`,
    await signedBy(other),
    await signedBy(await createKey("unknown")),
    await tokenOf(own().sign, { alg: "ES256" }),
    // The public key is no secret of HMAC.
    await tokenOf(publicPart, { alg: "HS512", kid: "first" }),
    "no token",
    "",
  ];
  expect(await Promise.all(refused.map(subjectOf))).toEqual(refused.map(() => undefined));
  expect(await subjectOf(undefined)).toBeUndefined();
});

test("a token that was verified is refused once it has expired", async () => {
  const token = await signedBy(own());
  expect(await subjectOf(token)).toBe("ada");
  vi.useFakeTimers({ toFake: ["Date"], now: inAnHour * 1000 });
  expect(await subjectOf(token)).toBeUndefined();
  vi.useRealTimers();
});

test("keys that do not exist cause no readings", async () => {
  await subjectOf(await signedBy(own()));
  for (const kid of ["a", "b", "c"])
    expect(await subjectOf(await signedBy(await createKey(kid)))).toBeUndefined();
  expect(asked).toEqual([jwks]);
});

test("a new key is read when a token has it; the old one counts while Auth publishes it", async () => {
  const before = await signedBy(own());
  await subjectOf(before);
  const [old, rotated] = [own(), await createKey("second")];
  keys = [rotated, old];
  expireKeys();
  expect(await subjectOf(await signedBy(rotated))).toBe("ada");
  expect(await subjectOf(before)).toBe("ada");
  keys = [rotated];
  expireKeys();
  await subjectOf(before);
  await expect.poll(() => subjectOf(before)).toBeUndefined();
});

test("a token that was verified is refused once Auth publishes another key under its id", async () => {
  const token = await signedBy(own());
  expect(await subjectOf(token)).toBe("ada");
  keys = [await createKey("first")];
  expireKeys();
  await subjectOf(token);
  await globalThis.signingKeys?.reading;
  expect(await subjectOf(token)).toBeUndefined();
  expect(await subjectOf(await signedBy(own()))).toBe("ada");
});

test("keys that are not understood stand in nobody's way, nor does one without what is optional (RFC 7517)", async () => {
  const { key_ops: _, ...published } = own().published;
  const unknown = { kty: "AKP", kid: "of-tomorrow", alg: "ML-DSA-44" };
  keys = [
    { ...own(), published: unknown },
    { ...own(), published: { kty: "EC" } },
    { ...own(), published },
  ];
  expect(await subjectOf(await signedBy({ ...own(), kid: "first" }))).toBe("ada");
  expect(await subjectOf(await signedBy({ ...own(), kid: "of-tomorrow" }))).toBeUndefined();
});

test("what is known counts while Auth is down; without any key that is an outage", async () => {
  isDown = true;
  const token = await signedBy(own());
  await expect(subjectOf(token)).rejects.toThrow("signing keys");
  isDown = false;
  expect(await subjectOf(token)).toBe("ada");
  isDown = true;
  expireKeys();
  expect(await subjectOf(token)).toBe("ada");
});

test("of a project that signs by a secret, Auth is asked", async () => {
  expect(await subjectOf(await tokenOf(secret, { alg: "HS256" }))).toBeUndefined();
  expect(asked).toEqual(["/auth/v1/user"]);
});

/** As if they had been read long ago. */
function expireKeys(): void {
  if (globalThis.signingKeys) globalThis.signingKeys.readAt = Number.NEGATIVE_INFINITY;
}
