import "server-only";
import { createHash } from "node:crypto";
import { headers } from "next/headers";
import { after } from "next/server";
import { clientIp } from "@/lib/http/client-ip";
import { consumeRateLimit, releaseRateLimit } from "@/lib/http/rate-limit";
import { log } from "@/lib/log";

/**
 * Tries in ten minutes: of one client with one e-mail address, of one client, and with one e-mail address. The last is
 * loose, so that one client cannot lock another's account. `shop` is no limit: what all together exceed is only logged.
 */
const limits = {
  "sign-in": { both: 10, client: 100, email: 50, shop: 3000 },
  "sign-up": { both: 5, client: 50, email: 20, shop: 300 },
  mail: { both: 5, client: 50, email: 20, shop: 300 },
} as const;
const seconds = 600;

type Limited = keyof typeof limits;

/**
 * Counts one try against who asks and the address they typed.
 * @returns seconds to wait; 0 means go on.
 */
export async function takeAccountLimit(what: Limited, email: string): Promise<number> {
  // The narrowest first: a try that it refuses uses up no other.
  for (const { key, limit } of await counters(what, email)) {
    const wait = await consumeRateLimit(key, limit, seconds);
    if (wait > 0) return wait;
  }
  after(() => watchShop(what));
  return 0;
}

/** Takes back the try just counted, because it succeeded. */
export async function forgiveAccountLimit(what: Limited, email: string): Promise<void> {
  const taken = await counters(what, email);
  after(() => Promise.all(taken.map(({ key }) => releaseRateLimit(key, seconds))));
}

/** Who is counted is hashed, so the counters name nobody. */
async function counters(what: Limited, email: string): Promise<{ key: string; limit: number }[]> {
  const { both, client, email: one } = limits[what];
  const who = clientIp((await headers()).get("x-forwarded-for"));
  const counter = (kind: string, counted: string, limit: number) => {
    const hash = createHash("sha256").update(counted).digest("base64url");
    return { key: `${what}:${kind}:${hash}`, limit };
  };
  if (!who) return [counter("email", email, one)];
  return [
    counter("both", `${who} ${email}`, both),
    counter("client", who, client),
    counter("email", email, one),
  ];
}

/** Says once per window in the log that the whole shop sees more tries than it usually would. */
async function watchShop(what: Limited): Promise<void> {
  const isCalm = (await consumeRateLimit(`${what}:shop`, limits[what].shop, seconds)) === 0;
  if (isCalm || (await consumeRateLimit(`${what}:warned`, 1, seconds)) > 0) return;
  log.warn({ what, limit: limits[what].shop, seconds }, "accounts: unusually many tries");
}
