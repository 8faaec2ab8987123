import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";

export const projectDir = fileURLToPath(new URL("../../", import.meta.url));

const hook = z.object({ enabled: z.boolean(), uri: z.string() });
const template = z.object({ subject: z.string(), content_path: z.string() });

/** The settings of supabase/config.toml that the sandbox supports, by table. */
const configSchema = z.object({
  api: z.object({ max_rows: z.number() }),
  storage: z.object({ enabled: z.boolean(), file_size_limit: z.string() }),
  auth: z.object({
    additional_redirect_urls: z.array(z.string()),
    jwt_expiry: z.number(),
    enable_refresh_token_rotation: z.boolean(),
    refresh_token_reuse_interval: z.number(),
    minimum_password_length: z.number(),
  }),
  "auth.email": z.object({
    enable_confirmations: z.boolean(),
    double_confirm_changes: z.boolean(),
    max_frequency: z.string().regex(/^\d+s$/),
    otp_length: z.number(),
    otp_expiry: z.number(),
  }),
  "auth.hook.password_verification_attempt": hook,
  "auth.hook.mfa_verification_attempt": hook,
  "auth.email.template.confirmation": template,
  "auth.email.template.recovery": template,
  "auth.email.template.email_change": template,
  "auth.email.template.magic_link": template,
  "auth.email.notification.password_changed": template.extend({ enabled: z.boolean() }),
});

export type SupabaseConfig = z.infer<typeof configSchema>;

/** The file that also configures hosted Supabase (`supabase config push`) and `supabase start`. */
export async function readSupabaseConfig(): Promise<SupabaseConfig> {
  return configSchema.parse(parseToml(await readFile(join(projectDir, "supabase", "config.toml"), "utf8")));
}

/** Parses the subset of TOML in config.toml: tables, and single-line values that are valid JSON. */
function parseToml(text: string) {
  const tables: Record<string, Record<string, unknown>> = {};
  let table: Record<string, unknown> = {};
  for (const line of text.split("\n")) {
    const header = line.match(/^\[([\w.]+)\]/)?.[1];
    const [, key, value] = line.match(/^(\w+) = ("[^"]*"|\[.*\]|\S+)/) ?? [];
    if (header) {
      table = {};
      tables[header] = table;
    } else if (key && value) table[key] = JSON.parse(value);
  }
  return tables;
}
