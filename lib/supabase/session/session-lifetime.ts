import { z } from "zod";

const day = 24 * 60 * 60;

/** Seconds without a visit, and since signing in, after which a session is over; as in supabase/config.toml. */
export const sessionLifetime = { idle: 30 * day, absolute: 90 * day };

const methods = z.array(z.object({ method: z.string(), timestamp: z.number() }));

/**
 * Whether a session is too old, by its token's claim `amr`: when it was signed in by which methods (Supabase docs,
 * "JWT claims reference"). The shop's own check, for projects whose Auth has no `[auth.sessions]` (Pro plan).
 */
export function isSessionOver({ amr }: { amr?: unknown }, now = Date.now()): boolean {
  const signIns = methods.safeParse(amr).data ?? [];
  const first = Math.min(...signIns.map(({ timestamp }) => timestamp));
  return now / 1000 - first > sessionLifetime.absolute;
}

/** Of a token that is not verified. */
export function readClaims(accessToken: string): { amr?: unknown } {
  try {
    const [, payload = ""] = accessToken.split(".");
    return z.looseObject({}).parse(JSON.parse(Buffer.from(payload, "base64url").toString()));
  } catch {
    return {};
  }
}

/** Supabase's client lets cookies live for 400 days; with each refreshed token they live on for the idle lifetime. */
export const limitMaxAge = <Options extends { maxAge?: number | undefined }>(options: Options): Options => ({
  ...options,
  maxAge: Math.min(options.maxAge ?? sessionLifetime.idle, sessionLifetime.idle),
});
