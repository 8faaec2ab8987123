import "server-only";
import { z } from "zod";
import { parseJson } from "@/lib/http/body";
import { deleteSiteCookie, readSiteCookie, setSiteCookie } from "@/lib/http/cookies/site-cookies";
import { couponCode } from "@/types/api";

const cookieName = "lectern-purchase";
const lifetimeSeconds = 60 * 60;

const begun = z.object({ lessonId: z.string(), couponCode: couponCode.optional() });
export type BegunPurchase = z.infer<typeof begun>;

/** Remembers that a guest pressed Buy in this browser, before they are sent to sign in. Only in actions. */
export const setBegunPurchase = (purchase: BegunPurchase): Promise<void> =>
  setSiteCookie(cookieName, JSON.stringify(purchase), lifetimeSeconds);

/** What Buy was pressed for in this browser, if it was this lesson; once. A link to the sign-in page starts nothing. */
export async function takeBegunPurchase(lessonId: string): Promise<BegunPurchase | null> {
  const value = await readSiteCookie(cookieName);
  const known = begun.safeParse(value && parseJson(Buffer.from(value))).data;
  if (known?.lessonId !== lessonId) return null;
  await deleteSiteCookie(cookieName);
  return known;
}
