import { once } from "node:events";
import { createServer } from "node:http";
import { afterAll, expect, test, vi } from "vitest";
import { fetchWithTimeout } from "@/lib/supabase/fetch-with-timeout";
import { stubShopEnv } from "../../support/shop-env.ts";

vi.hoisted(() => vi.stubEnv("SUPABASE_TIMEOUT_MS", "50"));
stubShopEnv();

/** Takes every request and never answers. */
const silent = createServer(() => {}).listen(0, "127.0.0.1");
afterAll(() => {
  silent.close();
  silent.closeAllConnections();
});

test("a Supabase that hangs fails after the configured time", async () => {
  if (!silent.listening) await once(silent, "listening");
  const address = silent.address();
  const url = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
  await expect(fetchWithTimeout(url)).rejects.toMatchObject({ name: "TimeoutError" });
});
