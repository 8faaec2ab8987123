import { z } from "zod";

const url = z.url({ protocol: /^https?$/, error: "must be an http(s) URL" });
const milliseconds = z.coerce.number().int().positive();
const text = z.string().trim().min(1, "must not be empty");

/** An e-mail address, or a name and the address in angle brackets (RFC 5322, 3.4). */
const mailbox = text.transform((value, context) => {
  const [, name = "", address = value] = value.match(/^"?([^"<>]*?)"?\s*<([^<>]+)>$/) ?? [];
  if (/^[^\s@<>]+@[^\s@<>]+$/.test(address)) return { name: name || "Lectern", address };
  context.addIssue({ code: "custom", message: "must be name@example.com or Name <name@example.com>" });
  return z.NEVER;
});

/** The project's API. Its path and a trailing slash are left out: Supabase's client appends its own. */
const supabaseUrl = z
  .url({ protocol: /^https?$/, error: "must be the http(s) URL of the project's API, not of its database" })
  .regex(/^(?!\w+:\/\/(db\.[^./]+\.supabase\.co|[^/:]+\.pooler\.supabase\.com)\b)/, {
    error: "must be the project's API (https://….supabase.co), not its database or pooler",
  })
  .transform((value) => value.replace(/(\/(rest|auth|storage)\/v1)?\/*$/, ""));

/** Of both kinds, the key of Supabase with this prefix and the older JWT with this role; refuses the other key. */
const supabaseKey = (prefix: string, role: "anon" | "service_role") =>
  text.refine((key) => (key.startsWith("sb_") ? key.startsWith(prefix) : (roleOf(key) ?? role) === role), {
    error: `must be the key ${prefix}… or the legacy ${role} key`,
  });

/** Of a JWT; undefined where it is none. */
function roleOf(key: string): unknown {
  const [, payload, signature] = key.split(".");
  if (!payload || signature === undefined) return undefined;
  try {
    return JSON.parse(Buffer.from(payload, "base64url").toString()).role;
  } catch {
    return undefined;
  }
}

const schema = z
  .object({
    NEXT_PUBLIC_SUPABASE_URL: supabaseUrl,
    NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY: supabaseKey("sb_publishable_", "anon"),
    SUPABASE_SECRET_KEY: supabaseKey("sb_secret_", "service_role"),
    STRIPE_SECRET_KEY: text.regex(
      /^(sk|rk)_(test|live)_/,
      "must be a Stripe secret key (sk_test_…, sk_live_…)",
    ),
    // Several secrets, separated by commas, are all accepted: that is how a secret is rotated.
    STRIPE_WEBHOOK_SECRET: text.transform((value, context) => {
      const secrets = value.split(",").map((secret) => secret.trim());
      if (secrets.every((secret) => secret.startsWith("whsec_"))) return secrets;
      context.addIssue({
        code: "custom",
        message: "must be one or more whsec_… secrets, separated by commas",
      });
      return z.NEVER;
    }),
    NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY: text.startsWith("pk_").optional(),
    NEXT_PUBLIC_SITE_URL: url.transform((value) => value.replace(/\/+$/, "")),
    CRON_SECRET: text,
    PLATFORM_FEE_PERCENT: z.coerce.number().min(0).max(100).multipleOf(0.01),
    TRUSTED_PROXIES: z.coerce
      .number("must be a number")
      .int("must be a whole number")
      .min(1)
      .max(9)
      .default(1),
    // Megabytes of memory for guests' pages (lib/rendering/page-cache).
    PAGE_CACHE_MB: z.coerce.number("must be a number").int("must be a whole number").min(1).default(128),
    LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
    STRIPE_API_BASE: url.optional(),
    SMTP_URL: z.url({ protocol: /^smtps?$/, error: "must be smtp://… or smtps://…" }).optional(),
    MAIL_FROM: mailbox.optional(),
    // How long the shop waits for one answer. Stripe is asked up to three times.
    STRIPE_TIMEOUT_MS: milliseconds.default(10_000),
    SUPABASE_TIMEOUT_MS: milliseconds.default(5_000),
    CATALOGUE_VERSION_TIMEOUT_MS: milliseconds.default(300),
    SMTP_TIMEOUT_MS: milliseconds.default(10_000),
    NODE_ENV: z.enum(["development", "production", "test"]).default("production"),
  })
  .refine((env) => !(env.STRIPE_API_BASE && /_live_/.test(env.STRIPE_SECRET_KEY)), {
    path: ["STRIPE_API_BASE"],
    error: "is for test keys only: with a live key the shop talks to Stripe itself",
  });

export type Env = z.infer<typeof schema>;

let parsed: Env | undefined;

/** A variable is missing or wrong. `names` may be shown to anybody; the message too, as it holds no value. */
export class ConfigurationError extends Error {
  override name = "ConfigurationError";
  readonly names: string[];
  constructor(names: string[], lines: string[]) {
    super(`The environment is not complete (see .env.example):\n${lines.join("\n")}`);
    this.names = names;
  }
}

/**
 * The configuration, read from the environment at run time (never baked into a build) and checked once.
 * @throws ConfigurationError with one line per missing or wrong variable.
 */
export function env(): Env {
  parsed ??= parseEnv(process.env);
  return parsed;
}

/** The names of variables that are missing or wrong. */
export function invalidVariables(): string[] {
  try {
    env();
    return [];
  } catch (error) {
    if (error instanceof ConfigurationError) return error.names;
    throw error;
  }
}

/** Checks a set of variables; blank ones count as absent. Throws a ConfigurationError. */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const set = Object.fromEntries(Object.entries(source).filter(([, value]) => value?.trim()));
  const present: Record<string, string | undefined> = { ...legacyNames(set), ...set };
  const result = schema.safeParse(present);
  if (result.success) return result.data;
  const names = result.error.issues.map((issue) => issue.path.join("."));
  const lines = result.error.issues.map(({ message }, index) => {
    const name = names[index] ?? "";
    return `  ${name} ${present[name] === undefined ? "is missing" : message}`;
  });
  throw new ConfigurationError(names, lines);
}

/** Supabase's integrations set these names beside, or instead of, those of today. */
const legacyNames = (set: Record<string, string | undefined>) => ({
  NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY: set.NEXT_PUBLIC_SUPABASE_ANON_KEY,
  SUPABASE_SECRET_KEY: set.SUPABASE_SERVICE_ROLE_KEY,
});
