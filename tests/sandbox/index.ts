import { join, resolve } from "node:path";
import { readFlags, runCommand } from "./command.ts";
import { removeEnvFile, type SandboxEnv, sandboxEnv, writeEnvFile } from "./env.ts";
import { emptyFolder, lockFolder } from "./folder.ts";
import { startMail } from "./mail/server.ts";
import { requireFreePort, sandboxPorts } from "./ports.ts";
import { stopLeftoverPostgres } from "./postgres/leftover.ts";
import { createSupabaseRoles } from "./postgres/roles.ts";
import { startPostgres } from "./postgres/server.ts";
import { addSampleSales } from "./sample-sales/index.ts";
import { loadSecrets } from "./secrets.ts";
import { startStripe } from "./stripe/server.ts";
import { startSupabase } from "./supabase/server.ts";

export type Sandbox = {
  env: SandboxEnv;
  databaseUrl: string;
  mailUrl: string;
  /** Resolves with a message when a part exits unexpectedly. */
  crashed: Promise<string>;
  stop(): Promise<void>;
};

type Options = {
  dataDir: string;
  /** Added to every port. */
  portOffset?: number;
  /** Deletes all data first. */
  fresh?: boolean;
  /** A year of sales and a learner's purchases, at the first start. */
  sampleSales?: boolean;
  onProgress?: (line: string) => void;
};

/** Starts Postgres, mail, Supabase and Stripe. Rejects with one sentence that says what to do. */
export async function startSandbox(options: Options): Promise<Sandbox> {
  const stops: (() => Promise<void> | void)[] = [];
  const stop = async () => {
    for (const stopPart of stops.splice(0).reverse()) await stopPart();
  };
  try {
    const parts = await startParts(options, (stopPart) => stops.push(stopPart));
    return { ...parts, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startParts(options: Options, onStop: (stop: () => Promise<void> | void) => void) {
  const { portOffset = 0, fresh = false, sampleSales = false, onProgress = () => {} } = options;
  const dataDir = resolve(options.dataDir);
  onStop(await lockFolder(dataDir));
  await stopLeftoverPostgres(dataDir);
  if (fresh) await emptyFolder(dataDir);
  await removeEnvFile(dataDir);
  const ports = sandboxPorts(portOffset);
  for (const part of ["postgres", "mail", "smtp", "supabase", "stripe"] as const)
    await requireFreePort(part, ports[part]);
  const secrets = await loadSecrets(dataDir);

  onProgress("Postgres");
  const postgres = await startPostgres({ dataDir, port: ports.postgres });
  onStop(postgres.stop);
  await createSupabaseRoles(postgres.adminUrl);

  onProgress("Supabase: migrations and seed");
  const mail = await startMail({ dataDir, port: ports.mail, smtpPort: ports.smtp });
  onStop(mail.stop);
  const env = sandboxEnv(ports, secrets, postgres.url);
  const siteUrl = env.NEXT_PUBLIC_SITE_URL;
  const supabaseOptions = { siteUrl, keys: secrets, deliver: mail.deliver };
  const supabase = await startSupabase({ dataDir, port: ports.supabase, postgres, ...supabaseOptions });
  onStop(supabase.stop);

  const stripeUrl = `http://localhost:${ports.stripe}`;
  if (sampleSales) await addSampleSales({ databaseUrl: postgres.url, dataDir, stripeUrl, siteUrl });

  onProgress("Stripe");
  const { stripeSecretKey: secretKey, stripeWebhookSecret: webhookSecret } = secrets;
  const webhookUrl = `${siteUrl}/api/stripe/webhook`;
  const stripe = await startStripe({ dataDir, port: ports.stripe, webhookUrl, webhookSecret, secretKey });
  onStop(stripe.stop);

  await writeEnvFile(dataDir, env);
  onStop(() => removeEnvFile(dataDir));
  return { env, databaseUrl: postgres.url, mailUrl: mail.url, crashed: postgres.crashed };
}

if (import.meta.main) {
  await runCommand(async (stopped) => {
    const { dataDir, ...flags } = readFlags();
    const sandbox = await startSandbox({ dataDir, ...flags, onProgress: (line) => console.log(`${line} …`) });
    console.log(`Ready. The environment is in ${join(dataDir, "env")}; Ctrl-C stops the sandbox.`);
    const crash = await Promise.race([stopped, sandbox.crashed]);
    await sandbox.stop();
    if (crash) throw new Error(crash);
  });
}
