import { rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { sandboxPorts } from "./ports.ts";
import type { Secrets } from "./secrets.ts";

export type SandboxEnv = ReturnType<typeof sandboxEnv>;

/** The environment variables with which the shop runs on the sandbox (see .env.example). */
export function sandboxEnv(ports: ReturnType<typeof sandboxPorts>, secrets: Secrets, databaseUrl: string) {
  return {
    NEXT_PUBLIC_SUPABASE_URL: `http://localhost:${ports.supabase}`,
    NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY: secrets.publishableKey,
    SUPABASE_SECRET_KEY: secrets.secretKey,
    STRIPE_SECRET_KEY: secrets.stripeSecretKey,
    STRIPE_WEBHOOK_SECRET: secrets.stripeWebhookSecret,
    STRIPE_API_BASE: `http://localhost:${ports.stripe}`,
    NEXT_PUBLIC_SITE_URL: `http://localhost:${ports.shop}`,
    SMTP_URL: `smtp://localhost:${ports.smtp}`,
    CRON_SECRET: secrets.cronSecret,
    PLATFORM_FEE_PERCENT: "10",
    DATABASE_URL: databaseUrl,
    PORT: String(ports.shop),
  };
}

/** Written last: the file exists only while all parts respond. */
export async function writeEnvFile(dataDir: string, env: SandboxEnv): Promise<void> {
  const lines = Object.entries(env).map(([name, value]) => `${name}=${value}\n`);
  const file = join(dataDir, "env");
  await writeFile(`${file}.new`, lines.join(""), { mode: 0o600 });
  await rename(`${file}.new`, file);
}

export const removeEnvFile = (dataDir: string) => rm(join(dataDir, "env"), { force: true });
