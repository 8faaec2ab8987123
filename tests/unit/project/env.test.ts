import { describe, expect, test } from "vitest";
import { parseEnv } from "@/lib/env";

const whole = {
  NEXT_PUBLIC_SUPABASE_URL: "https://project.supabase.co",
  NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY: "sb_publishable_1",
  SUPABASE_SECRET_KEY: "sb_secret_1",
  STRIPE_SECRET_KEY: "sk_test_1",
  STRIPE_WEBHOOK_SECRET: "whsec_1",
  NEXT_PUBLIC_SITE_URL: "https://shop.example",
  CRON_SECRET: "0123456789abcdef",
  PLATFORM_FEE_PERCENT: "10",
};
const complaint = (changes: Record<string, string | undefined>) => {
  try {
    parseEnv({ ...whole, ...changes });
    return "";
  } catch (error) {
    return error instanceof Error ? error.message : "";
  }
};

describe("the configuration", () => {
  test("is read, with what may be left out", () => {
    expect(parseEnv(whole)).toMatchObject({
      PLATFORM_FEE_PERCENT: 10,
      STRIPE_WEBHOOK_SECRET: ["whsec_1"],
      LOG_LEVEL: "info",
      TRUSTED_PROXIES: 1,
      STRIPE_TIMEOUT_MS: 10_000,
      SUPABASE_TIMEOUT_MS: 5_000,
      CATALOGUE_VERSION_TIMEOUT_MS: 300,
    });
    expect(parseEnv(whole).STRIPE_API_BASE).toBeUndefined();
  });

  test.each(Object.keys(whole))("without %s is refused by name", (name) => {
    for (const value of [undefined, "", "  "])
      expect(complaint({ [name]: value })).toContain(`${name} is missing`);
  });

  const jwt = (role: string) =>
    `eyJhbGciOiJIUzI1NiJ9.${Buffer.from(JSON.stringify({ role })).toString("base64url")}.signature`;

  test.each([
    ["sb_publishable_1", "sb_secret_1"],
    [jwt("anon"), jwt("service_role")],
    ["sb_publishable_1", jwt("service_role")],
    [jwt("anon"), "sb_secret_1"],
  ])("takes publishable and secret keys and the older ones: %s, %s", (publishable, secret) => {
    const { NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY: _, SUPABASE_SECRET_KEY: __, ...rest } = whole;
    const keys = { NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY: publishable, SUPABASE_SECRET_KEY: secret };
    expect(parseEnv({ ...rest, ...keys })).toMatchObject(keys);
    const older = { NEXT_PUBLIC_SUPABASE_ANON_KEY: publishable, SUPABASE_SERVICE_ROLE_KEY: secret };
    expect(parseEnv({ ...rest, ...older })).toMatchObject(keys);
    expect(parseEnv({ ...whole, ...older })).toMatchObject({ SUPABASE_SECRET_KEY: "sb_secret_1" });
  });

  test.each([
    ["NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY", "sb_secret_1"],
    ["NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY", jwt("service_role")],
    ["NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY", jwt("authenticated")],
    ["SUPABASE_SECRET_KEY", "sb_publishable_1"],
    ["SUPABASE_SECRET_KEY", jwt("anon")],
  ])("refuses as %s a key of the other kind: %s", (name, value) => {
    const said = complaint({ [name]: value });
    expect(said).toContain(`${name} must be the key sb_`);
    expect(said).not.toContain(value);
  });

  test.each([
    ["https://project.supabase.co", "https://project.supabase.co"],
    ["https://project.supabase.co/", "https://project.supabase.co"],
    ["https://project.supabase.co/rest/v1/", "https://project.supabase.co"],
    ["https://api.shop.example", "https://api.shop.example"],
    ["http://localhost:54321", "http://localhost:54321"],
    ["http://127.0.0.1:54321", "http://127.0.0.1:54321"],
    ["http://[::1]:54321", "http://[::1]:54321"],
    ["http://kong:8000", "http://kong:8000"],
  ])("reads the project's address %s", (value, read) => {
    expect(parseEnv({ ...whole, NEXT_PUBLIC_SUPABASE_URL: value }).NEXT_PUBLIC_SUPABASE_URL).toBe(read);
  });

  test.each([
    "postgresql://postgres:secret@db.project.supabase.co:5432/postgres",
    "postgresql://postgres.project:secret@aws-0-eu-central-1.pooler.supabase.com:6543/postgres",
    "https://db.project.supabase.co",
    "https://aws-1-eu-central-1.pooler.supabase.com:6543",
    "project.supabase.co",
  ])("refuses the database's address in place of the project's: %s", (value) => {
    const said = complaint({ NEXT_PUBLIC_SUPABASE_URL: value });
    expect(said).toContain("NEXT_PUBLIC_SUPABASE_URL must be");
    expect(said).not.toContain("secret");
  });

  test("names everything that is wrong at once", () => {
    const said = complaint({ CRON_SECRET: undefined, STRIPE_SECRET_KEY: "pk_test_1" });
    expect(said).toContain("CRON_SECRET is missing");
    expect(said).toContain("STRIPE_SECRET_KEY must be a Stripe secret key");
  });

  test("never repeats a wrong value, which may be a secret in the wrong place", () => {
    expect(
      complaint({ STRIPE_WEBHOOK_SECRET: "sk_live_private", STRIPE_SECRET_KEY: "private" }),
    ).not.toContain("private");
  });

  test.each([
    ["PLATFORM_FEE_PERCENT", "-1"],
    ["PLATFORM_FEE_PERCENT", "100.01"],
    ["PLATFORM_FEE_PERCENT", "ten"],
    ["PLATFORM_FEE_PERCENT", "1.005"],
    ["NEXT_PUBLIC_SITE_URL", "shop.example"],
    ["NEXT_PUBLIC_SITE_URL", "ftp://shop.example"],
    ["STRIPE_WEBHOOK_SECRET", "whsec_1,"],
    ["STRIPE_WEBHOOK_SECRET", "whsec_1,sk_test_1"],
    ["LOG_LEVEL", "loud"],
    ["TRUSTED_PROXIES", "0"],
    ["TRUSTED_PROXIES", "-1"],
    ["TRUSTED_PROXIES", "1.5"],
    ["TRUSTED_PROXIES", "all"],
    ["STRIPE_TIMEOUT_MS", "0"],
    ["SUPABASE_TIMEOUT_MS", "1.5"],
    ["CATALOGUE_VERSION_TIMEOUT_MS", "soon"],
    ["STRIPE_API_BASE", "localhost:12111"],
    ["NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY", "sk_test_1"],
  ])("refuses %s=%s", (name, value) => {
    expect(complaint({ [name]: value })).toContain(name);
  });

  test("takes several webhook secrets, and blank options as absent", () => {
    const env = parseEnv({ ...whole, STRIPE_WEBHOOK_SECRET: " whsec_1 , whsec_2 ", STRIPE_API_BASE: "" });
    expect(env.STRIPE_WEBHOOK_SECRET).toEqual(["whsec_1", "whsec_2"]);
    expect(env.STRIPE_API_BASE).toBeUndefined();
  });

  test("drops slashes at the end of the site's URL", () => {
    expect(parseEnv({ ...whole, NEXT_PUBLIC_SITE_URL: "https://shop.example//" }).NEXT_PUBLIC_SITE_URL).toBe(
      "https://shop.example",
    );
  });

  test("allows another Stripe for test keys only", () => {
    const STRIPE_API_BASE = "http://localhost:12111";
    expect(complaint({ STRIPE_API_BASE })).toBe("");
    for (const STRIPE_SECRET_KEY of ["sk_live_1", "rk_live_1"]) {
      expect(complaint({ STRIPE_API_BASE, STRIPE_SECRET_KEY })).toContain(
        "STRIPE_API_BASE is for test keys only",
      );
    }
  });
});
