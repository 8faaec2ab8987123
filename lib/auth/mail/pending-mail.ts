import "server-only";
import { z } from "zod";
import { type ReturnTo, readReturnTo } from "@/lib/auth/return-to";
import { parseJson } from "@/lib/http/body";
import { readSiteCookie, setSiteCookie } from "@/lib/http/cookies/site-cookies";

/**
 * The mail that this browser asked for: where it was sent, the account that this browser signed up, and where to go on
 * after its link. The link itself carries no purchase, so that it goes on in this browser only.
 */
export type PendingMail = { email: string; accountId?: string | undefined; returnTo: ReturnTo };

const cookieName = "lectern-mailed";
const lifetimeSeconds = 60 * 60;

const stored = z
  .object({
    email: z.string(),
    accountId: z.guid().optional(),
    next: z.string(),
    lesson: z.string().optional(),
  })
  .transform(({ email, accountId, ...returnTo }) => ({ email, accountId, returnTo: readReturnTo(returnTo) }));

export async function setPendingMail({ email, accountId, returnTo }: PendingMail): Promise<void> {
  const value = JSON.stringify({ email, accountId, ...returnTo } satisfies z.input<typeof stored>);
  await setSiteCookie(cookieName, value, lifetimeSeconds);
}

export async function getPendingMail(): Promise<PendingMail | undefined> {
  const value = await readSiteCookie(cookieName);
  return stored.safeParse(value && parseJson(Buffer.from(value))).data;
}
