import "server-only";
import { cookies } from "next/headers";
import { isRecoveryToken, recoveryToken } from "@/lib/auth/recovery-token";
import { env } from "@/lib/env";
import { authCookieOptions } from "@/lib/supabase/cookie";

const lifetime = 60 * 60;

/** Remembers in this browser where a mail was sent, so that "Check your mail" can name it and send it again. */
export const setPendingEmail = (email: string) => put("lectern-mailed", email);

/** The address that a mail went to from this browser in the last hour. */
export const getPendingEmail = () => read("lectern-mailed");

/** Remembers that this browser opened a recovery link for this user: only then a password is set without the old one. */
export const rememberRecovery = (userId: string) =>
  put("lectern-recovery", recoveryToken(userId, Date.now() + lifetime * 1000, env().SUPABASE_SECRET_KEY));

/** True within an hour after this browser opened a recovery link for this user. */
export const isRecovering = async (userId: string) =>
  isRecoveryToken(await read("lectern-recovery"), userId, env().SUPABASE_SECRET_KEY);

export async function forgetRecovery(): Promise<void> {
  (await cookies()).delete("lectern-recovery");
}

async function put(name: string, value: string) {
  const options = authCookieOptions(env().NEXT_PUBLIC_SITE_URL);
  (await cookies()).set({ ...options, name, value, maxAge: lifetime });
}

const read = async (name: string) => (await cookies()).get(name)?.value;
