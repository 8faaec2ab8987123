import { createHmac, timingSafeEqual } from "node:crypto";

/**
 * The cookie of a browser that opened a user's recovery link, signed with a key derived from `secret`.
 * @param expiresAt milliseconds since 1970
 */
export function recoveryToken(userId: string, expiresAt: number, secret: string): string {
  const key = createHmac("sha256", secret).update("lectern-recovery").digest();
  const payload = `${userId}.${expiresAt}`;
  return `${payload}.${createHmac("sha256", key).update(payload).digest("base64url")}`;
}

export function isRecoveryToken(token: string | undefined, userId: string, secret: string): boolean {
  const expiresAt = Number(token?.split(".")[1]);
  if (!token || !(expiresAt > Date.now())) return false;
  const [given, wanted] = [Buffer.from(token), Buffer.from(recoveryToken(userId, expiresAt, secret))];
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
