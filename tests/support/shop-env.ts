import { vi } from "vitest";

/** A configuration for unit tests. Supabase's address refuses connections: an outage in which pages are served. */
export function stubShopEnv(): void {
  vi.stubEnv("NEXT_PUBLIC_SUPABASE_URL", "http://127.0.0.1:9");
  vi.stubEnv("NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY", "sb_publishable_1");
  vi.stubEnv("SUPABASE_SECRET_KEY", "sb_secret_1");
  vi.stubEnv("STRIPE_SECRET_KEY", "sk_test_1");
  vi.stubEnv("STRIPE_WEBHOOK_SECRET", "whsec_1");
  vi.stubEnv("NEXT_PUBLIC_SITE_URL", "http://localhost:3000");
  vi.stubEnv("CRON_SECRET", "secret");
  vi.stubEnv("PLATFORM_FEE_PERCENT", "10");
}
