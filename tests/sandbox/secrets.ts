import "./supabase/lite-flags.ts";

import { randomBytes } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { generateApiKey } from "@supabase/lite";

export type Secrets = Awaited<ReturnType<typeof makeSecrets>>;

/** The sandbox's own keys, made at its first start and kept in `dataDir` so that people stay signed in. */
export async function loadSecrets(dataDir: string): Promise<Secrets> {
  const file = join(dataDir, "secrets.json");
  const kept = await readFile(file, "utf8").catch(() => undefined);
  if (kept) return JSON.parse(kept);
  const made = await makeSecrets();
  await writeFile(file, JSON.stringify(made, null, 2), { mode: 0o600 });
  return made;
}

async function makeSecrets() {
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
