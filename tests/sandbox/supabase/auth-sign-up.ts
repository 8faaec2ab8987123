import { createHash, randomInt, randomUUID } from "node:crypto";
import type { App } from "@supabase/lite";
import type { Pool } from "pg";
import type { SupabaseConfig } from "../config.ts";

// Hosted Supabase's answers where Lite has others: to a second mail within `max_frequency`, and for taken addresses.

type Auth = { app: App; pool: Pool; config: SupabaseConfig };
type Body = Record<string, unknown>;
type Forward = () => Promise<Response>;

/** Lite refuses every resend as too frequent. */
export async function resend({ type, email }: Body, auth: Auth, forward: Forward): Promise<Response> {
  if (type !== "signup" || typeof email !== "string") return forward();
  const user = await findUser(email, auth);
  if (!user || user.isConfirmed) return json({});
  return (await resendConfirmation(user, auth)) ?? json({});
}

/**
 * The response for a confirmed address looks like that for a new one; an unconfirmed account is mailed again, and not
 * changed.
 */
export async function signUp({ email, data }: Body, auth: Auth, forward: Forward): Promise<Response> {
  const response = await forward();
  if (response.status !== 429 || typeof email !== "string") return response;
  const user = await findUser(email, auth);
  if (!user) return response;
  if (user.isConfirmed) return json(userJson({ ...user, id: randomUUID(), metadata: data ?? {} }));
  return (await resendConfirmation(user, auth)) ?? json(userJson(user));
}

export async function recover({ email }: Body, auth: Auth, forward: Forward): Promise<Response> {
  const user = await findUser(email, auth);
  return tooFrequent(user?.recoveryAge, auth) ?? forward();
}

/** An unconfirmed account gets the mail that confirms it. */
export async function mailMagicLink({ email }: Body, auth: Auth, forward: Forward): Promise<Response> {
  const user = await findUser(email, auth);
  if (user && !user.isConfirmed) return (await resendConfirmation(user, auth)) ?? json({});
  return tooFrequent(user?.recoveryAge, auth) ?? forward();
}

/** @returns the refusal of a second mail within `max_frequency`. */
async function resendConfirmation({ id, email, confirmationAge }: User, auth: Auth) {
  const refusal = tooFrequent(confirmationAge, auth);
  if (refusal) return refusal;
  const code = String(randomInt(1_000_000)).padStart(6, "0");
  const hash = createHash("sha256")
    .update(email + code)
    .digest("hex");
  await auth.pool.query(
    "update auth.users set confirmation_token = $1, confirmation_sent_at = now() where id = $2",
    [hash, id],
  );
  await auth.app._mailer?.sendConfirmation(email, hash, code);
}

type User = {
  id: string;
  email: string;
  isConfirmed: boolean;
  metadata: unknown;
  /** Seconds since the last mail of this kind. */
  confirmationAge: number | null;
  recoveryAge: number | null;
};

async function findUser(email: unknown, { pool }: Auth): Promise<User | undefined> {
  const { rows } = await pool.query<User>(
    `select id, email, email_confirmed_at is not null as "isConfirmed", raw_user_meta_data as metadata,
       extract(epoch from now() - confirmation_sent_at)::float8 as "confirmationAge",
       extract(epoch from now() - recovery_sent_at)::float8 as "recoveryAge"
     from auth.users where email = lower($1)`,
    [String(email)],
  );
  return rows[0];
}

function tooFrequent(ageSeconds: number | null | undefined, { config }: Auth): Response | undefined {
  const seconds = Number.parseInt(config["auth.email"].max_frequency, 10);
  const wait = seconds - (ageSeconds ?? Number.POSITIVE_INFINITY);
  if (wait <= 0) return;
  const msg = `For security purposes, you can only request this after ${Math.ceil(wait)} seconds.`;
  return json({ code: 429, error_code: "over_email_send_rate_limit", msg }, 429);
}

function userJson({
  id,
  email,
  metadata,
  isConfirmed,
}: Pick<User, "id" | "email" | "metadata" | "isConfirmed">) {
  const now = new Date().toISOString();
  return {
    ...{ id, aud: "authenticated", role: isConfirmed ? "" : "authenticated", email, phone: "" },
    identities: isConfirmed ? [] : [{ id, user_id: id, provider: "email" }],
    app_metadata: {},
    user_metadata: metadata,
    created_at: now,
    updated_at: now,
    is_anonymous: false,
  };
}

const json = (value: unknown, status = 200) =>
  Response.json(value, {
    status,
    headers: { "access-control-allow-origin": "*", "x-supabase-api-version": "2024-01-01" },
  });
