import "./supabase/lite-flags.ts";

import { randomBytes } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { generateApiKey } from "@supabase/lite";
import { createSigningKey } from "./supabase/signing-keys.ts";

export type Secrets = Awaited<ReturnType<typeof createSecrets>>;

/** The sandbox's keys: created at the first start and stored in `dataDir`, so that sessions survive a restart. */
export async function loadSecrets(dataDir: string): Promise<Secrets> {
  const file = join(dataDir, "secrets.json");
  const stored: Partial<Secrets> = JSON.parse(await readFile(file, "utf8").catch(() => "{}"));
  // A folder of an earlier version lacks some.
  const secrets = { ...(await createSecrets()), ...stored };
  await writeFile(file, JSON.stringify(secrets, null, 2), { mode: 0o600 });
  return secrets;
}

async function createSecrets() {
  return {
    jwtSecret: random(),
    signingKey: createSigningKey(),
    publishableKey: (await generateApiKey("publishable")).key,
    secretKey: (await generateApiKey("secret")).key,
    stripeSecretKey: `sk_test_${random()}`,
    stripeWebhookSecret: `whsec_${random()}`,
    cronSecret: random(),
  };
}

const random = () => randomBytes(24).toString("hex");
