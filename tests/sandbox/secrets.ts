import "./supabase/lite-flags.ts";

import { randomBytes } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { generateApiKey } from "@supabase/lite";

export type Secrets = Awaited<ReturnType<typeof createSecrets>>;

/** The sandbox's keys: created at the first start and stored in `dataDir`, so that sessions survive a restart. */
export async function loadSecrets(dataDir: string): Promise<Secrets> {
  const file = join(dataDir, "secrets.json");
  const stored = await readFile(file, "utf8").catch(() => undefined);
  if (stored) return JSON.parse(stored);
  const created = await createSecrets();
  await writeFile(file, JSON.stringify(created, null, 2), { mode: 0o600 });
  return created;
}

async function createSecrets() {
  return {
    jwtSecret: random(),
    publishableKey: (await generateApiKey("publishable")).key,
    secretKey: (await generateApiKey("secret")).key,
    stripeSecretKey: `sk_test_${random()}`,
    stripeWebhookSecret: `whsec_${random()}`,
    cronSecret: random(),
  };
}

const random = () => randomBytes(24).toString("hex");
