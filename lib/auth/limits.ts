import "server-only";
import { createHash } from "node:crypto";
import { headers } from "next/headers";
import { after } from "next/server";
import type { AccountFailure } from "@/lib/auth/problems";
import { clientIp } from "@/lib/http/client-ip";
import { consumeRateLimit, releaseRateLimit } from "@/lib/http/rate-limit";
import { log } from "@/lib/log";

/**
 * Tries in ten minutes: of one client with one e-mail, of one client, and with one e-mail. The last is loose, so that
 * one client cannot lock another's account. `shop` is no limit: exceeding it is only logged.
 */
const limits = {
  "sign-in": { both: 10, client: 100, email: 50, shop: 3000 },
  "sign-up": { both: 5, client: 50, email: 20, shop: 300 },
  mail: { both: 5, client: 50, email: 20, shop: 300 },
} as const;
const seconds = 600;

type Limited = keyof typeof limits;

/** Runs `work` unless this was tried too often. `work` may release the try once it succeeded. */
export async function limited<Outcome>(
  what: Limited,
  email: string,
  work: (release: () => Promise<void>) => Promise<Outcome>,
): Promise<Outcome | AccountFailure> {
  const counters = await countersOf(what, email);
  // The narrowest first: a try that it refuses counts against no other.
  for (const { key, limit } of counters) {
    const hit = await consumeRateLimit(key, limit, seconds);
    if (!hit.ok) return { ok: false, problem: "too_many_tries", retryAfterSeconds: hit.retryAfterSeconds };
  }
  after(() => watchShop(what));
  return work(async () =>
    after(() => Promise.all(counters.map(({ key }) => releaseRateLimit(key, seconds)))),
  );
}

/** Clients and e-mails are hashed, so that the counters hold no personal data. */
async function countersOf(what: Limited, email: string): Promise<{ key: string; limit: number }[]> {
  const { both, client, email: one } = limits[what];
  const ip = clientIp((await headers()).get("x-forwarded-for"));
  const counter = (kind: string, counted: string, limit: number) => {
    const hash = createHash("sha256").update(counted).digest("base64url");
    return { key: `${what}:${kind}:${hash}`, limit };
  };
  if (!ip) return [counter("email", email, one)];
  return [
    counter("both", `${ip} ${email}`, both),
    counter("client", ip, client),
    counter("email", email, one),
  ];
}

/** Logs once per window that the whole shop sees more tries than usual. */
async function watchShop(what: Limited): Promise<void> {
  if ((await consumeRateLimit(`${what}:shop`, limits[what].shop, seconds)).ok) return;
  if (!(await consumeRateLimit(`${what}:warned`, 1, seconds)).ok) return;
  log.warn({ what, limit: limits[what].shop, seconds }, "accounts: unusually many tries");
}
