import { compare } from "bcryptjs";
import type { Pool } from "pg";
import type { SupabaseConfig } from "../config.ts";
import { callHook } from "./auth-hook.ts";

type Try = {
  email: string;
  password: string;
  pool: Pool;
  config: SupabaseConfig;
  forward: () => Promise<Response>;
};

/**
 * A sign-in with a password. Lite has no `password_verification_attempt` hook, and tells that an e-mail waits for
 * confirmation before it has compared the password.
 */
export async function signInWithPassword({ email, password, pool, config, forward }: Try): Promise<Response> {
  const { rows } = await pool.query<{ id: string; encrypted_password: string | null }>(
    "select id, encrypted_password from auth.users where email = $1",
    [email.toLowerCase()],
  );
  const [user] = rows;
  if (!user?.encrypted_password) return refuse("Invalid login credentials");
  const valid = await compare(password, user.encrypted_password);
  const hook = config["auth.hook.password_verification_attempt"];
  const answer = await callHook(pool, hook, { user_id: user.id, valid });
  if (answer?.decision === "reject") return refuse(answer.message);
  return valid ? forward() : refuse("Invalid login credentials");
}

const refuse = (msg: string) =>
  Response.json(
    { code: 400, error_code: "invalid_credentials", msg },
    { status: 400, headers: { "access-control-allow-origin": "*", "x-supabase-api-version": "2024-01-01" } },
  );
