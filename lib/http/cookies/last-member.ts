import "server-only";
import { createHash } from "node:crypto";
import { readSiteCookie, setSiteCookie } from "@/lib/http/cookies/site-cookies";

const cookieName = "lectern-member";
/** The longest that browsers keep a cookie: it outlives every session. */
const lifetimeSeconds = 400 * 24 * 60 * 60;

/** Hash of the member who signed in last in this browser, or undefined. It authorizes nothing. */
export const readLastMember = (): Promise<string | undefined> => readSiteCookie(cookieName);

export const setLastMember = (userId: string): Promise<void> =>
  setSiteCookie(cookieName, hashMember(userId), lifetimeSeconds);

export const hashMember = (userId: string): string => createHash("sha256").update(userId).digest("base64url");
