import "server-only";
import { deleteSiteCookie, readSiteCookie, setSiteCookie } from "@/lib/http/site-cookies";

const cookieName = "lectern-purchase";
const lifetimeSeconds = 60 * 60;

/** Remembers that a guest pressed Buy in this browser, before they are sent to sign in. Only in actions. */
export const setBegunPurchase = (lessonId: string): Promise<void> =>
  setSiteCookie(cookieName, lessonId, lifetimeSeconds);

/** Whether Buy of this lesson was pressed in this browser; once. A link to the sign-in page starts no checkout. */
export async function takeBegunPurchase(lessonId: string): Promise<boolean> {
  if ((await readSiteCookie(cookieName)) !== lessonId) return false;
  await deleteSiteCookie(cookieName);
  return true;
}
