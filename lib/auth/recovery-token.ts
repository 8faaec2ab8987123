import { createHmac, timingSafeEqual } from "node:crypto";

/**
 * A note that a browser keeps after it opened a user's recovery link. It is signed with a key of its own, derived from
 * `secret`, so that nobody writes one for themselves.
 * @param expiresAt milliseconds since 1970
 */
export function recoveryToken(userId: string, expiresAt: number, secret: string): string {
  const key = createHmac("sha256", secret).update("lectern-recovery").digest();
  const note = `${userId}.${expiresAt}`;
  return `${note}.${createHmac("sha256", key).update(note).digest("base64url")}`;
}

/** True for a note of this user's that was made with this secret and has not expired. */
export function isRecoveryToken(note: string | undefined, userId: string, secret: string): boolean {
  const expiresAt = Number(note?.split(".")[1]);
  if (!note || !(expiresAt > Date.now())) return false;
  const [given, wanted] = [Buffer.from(note), Buffer.from(recoveryToken(userId, expiresAt, secret))];
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
