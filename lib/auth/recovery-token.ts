import { createHmac, timingSafeEqual } from "node:crypto";

/**
 * The cookie of a browser that opened a user's recovery link, signed with a key derived from `secret`.
 * @param expiresAt milliseconds since 1970
 */
export function recoveryToken(userId: string, expiresAt: number, secret: string): string {
  const key = createHmac("sha256", secret).update("lectern-recovery").digest();
  const note = `${userId}.${expiresAt}`;
  return `${note}.${createHmac("sha256", key).update(note).digest("base64url")}`;
}

export function isRecoveryToken(note: string | undefined, userId: string, secret: string): boolean {
  const expiresAt = Number(note?.split(".")[1]);
  if (!note || !(expiresAt > Date.now())) return false;
  const [given, wanted] = [Buffer.from(note), Buffer.from(recoveryToken(userId, expiresAt, secret))];
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
