import "server-only";
import { cookies, headers } from "next/headers";
import { z } from "zod";
import { type AccountState, accountFields } from "@/lib/auth/forms";
import { env } from "@/lib/env";
import { authCookieOptions } from "@/lib/supabase/cookie";

const text = z.string().optional();
const flash = z.object({
  try: z.string(),
  values: z.object({ email: text, displayName: text }).optional(),
  errors: z.partialRecord(z.enum(accountFields), z.string()).optional(),
  message: text,
  unconfirmed: z.boolean().optional(),
});

/**
 * True when the browser sent the form itself, without JavaScript. Its answer must then be a redirect: once a prefetch has
 * left a shell of the page in its cache, Next 16.4 resumes that after an action, and loses what the action returned.
 */
export async function isNativeFormPost(): Promise<boolean> {
  return !(await headers()).has("next-action");
}

/** Keeps for a minute what a form shows after a redirect. Returns the name of this try, for the address. */
export async function keepFlash(state: AccountState): Promise<string> {
  const name = crypto.randomUUID().slice(0, 8);
  const value = JSON.stringify({ ...state, try: name });
  const options = authCookieOptions(env().NEXT_PUBLIC_SITE_URL);
  (await cookies()).set({ ...options, name: "lectern-flash", value, maxAge: 60 });
  return name;
}

/** What was kept for the try that the address names (`?try=`). */
export async function getFlash(name: unknown): Promise<AccountState | undefined> {
  if (typeof name !== "string") return undefined;
  const kept = flash.safeParse(parseJson((await cookies()).get("lectern-flash")?.value));
  return kept.success && kept.data.try === name ? kept.data : undefined;
}

function parseJson(value: string | undefined): unknown {
  try {
    return JSON.parse(value ?? "");
  } catch {
    return undefined;
  }
}
