import "server-only";
import { readSiteCookie, setSiteCookie } from "@/lib/http/site-cookies";

const cookieName = "lectern-mailed";
const lifetimeSeconds = 60 * 60;

/** Remembers for an hour where a mail was sent, so that "Check your mail" can name it and send it again. */
export const setPendingEmail = (email: string): Promise<void> =>
  setSiteCookie(cookieName, email, lifetimeSeconds);

export const getPendingEmail = (): Promise<string | undefined> => readSiteCookie(cookieName);
