import { beforeEach, expect, test, vi } from "vitest";

const base = {
  NEXT_PUBLIC_SUPABASE_URL: "https://project.supabase.co",
  NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY: "sb_publishable_1",
  SUPABASE_SECRET_KEY: "sb_secret_1",
  STRIPE_SECRET_KEY: "sk_test_1",
  STRIPE_WEBHOOK_SECRET: "whsec_1",
  NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY: "",
  NEXT_PUBLIC_SITE_URL: "https://shop.test",
  CRON_SECRET: "cron",
  PLATFORM_FEE_PERCENT: "10",
  STRIPE_API_BASE: "",
  NODE_ENV: "production",
};

beforeEach(() => {
  vi.resetModules();
  vi.unstubAllEnvs();
});

/** What the policy allows by directive, in a shop with these settings. */
async function policyOf(changes: Partial<typeof base> = {}): Promise<Record<string, string[]>> {
  for (const [name, value] of Object.entries({ ...base, ...changes })) vi.stubEnv(name, value);
  const { contentSecurityPolicy } = await import("@/lib/http/pages/content-security-policy");
  const directives = contentSecurityPolicy("x").split("; ");
  return Object.fromEntries(
    directives.map((directive) => [directive.split(" ")[0], directive.split(" ").slice(1)]),
  );
}

test("a shop without a publishable key loads nothing of Stripe's, and only leads there", async () => {
  const policy = await policyOf();
  expect(policy["script-src"]).toEqual(["'self'", "'nonce-x'"]);
  expect(policy["frame-src"]).toEqual(["'self'"]);
  expect(policy["connect-src"]).toEqual(["'self'", "https://project.supabase.co"]);
  expect(policy["form-action"]).toEqual(["'self'", "https://checkout.stripe.com"]);
});

test("a shop with one loads scripts and frames of Stripe's alone, and media from its own storage", async () => {
  const policy = await policyOf({ NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY: "pk_live_1" });
  expect(policy["script-src"]).toContain("https://js.stripe.com");
  expect(policy["frame-src"]).toEqual(
    expect.arrayContaining(["https://js.stripe.com", "https://hooks.stripe.com"]),
  );
  expect(policy["connect-src"]).toContain("https://api.stripe.com");
  const storage = "https://project.supabase.co";
  expect(policy["media-src"]).toEqual(["'self'", storage]);
  expect(policy["img-src"]).toContain(storage);
  const foreign = Object.entries(policy)
    .flatMap(([directive, sources]) =>
      sources.map((source) =>
        /^(img|media|connect)-src$/.test(directive) ? source.replace(storage, "") : source,
      ),
    )
    .filter((source) => source.startsWith("http"));
  for (const source of foreign) expect(source).toMatch(/^https:\/\/(\*\.|[a-z*.]+\.)?stripe\.com$/);
});

test("a shop on the sandbox loads the stand-in's instead", async () => {
  const standIn = "http://localhost:12111";
  const policy = await policyOf({
    NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY: "pk_test_1",
    STRIPE_API_BASE: standIn,
  });
  expect(policy["script-src"]).toContain(standIn);
  expect(policy["frame-src"]).toEqual(["'self'", standIn]);
  expect(JSON.stringify(policy)).not.toContain("stripe.com");
});
