import { once } from "node:events";
import { globSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { afterAll, expect, test, vi } from "vitest";
import { fetchForJob, fetchWithTimeout, jobTimeoutMs } from "@/lib/supabase/fetch-with-timeout";
import { stubShopEnv } from "../../support/shop-env.ts";

vi.hoisted(() => vi.stubEnv("SUPABASE_TIMEOUT_MS", "50"));
stubShopEnv();

/** Takes every request, and answers none before it is told to. */
const end = Promise.withResolvers<void>();
const silent = createServer((_request, response) => {
  end.promise.then(() => response.end("done"));
}).listen(0, "127.0.0.1");
afterAll(() => {
  silent.close();
  silent.closeAllConnections();
});

async function silentUrl(): Promise<string> {
  if (!silent.listening) await once(silent, "listening");
  const address = silent.address();
  return `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
}

test("a Supabase that hangs fails after the configured time", async () => {
  await expect(fetchWithTimeout(await silentUrl())).rejects.toMatchObject({ name: "TimeoutError" });
});

test("a job waits longer than a page does", async () => {
  const url = await silentUrl();
  const answer = fetchForJob(url);
  await expect(fetchWithTimeout(url)).rejects.toMatchObject({ name: "TimeoutError" });
  end.resolve();
  expect(await (await answer).text()).toBe("done");
});

test("a job waits for what SQL itself ends", () => {
  const migrations = globSync("supabase/migrations/*.sql").map((file) => readFileSync(file, "utf8"));
  const seconds = [...migrations.join().matchAll(/statement_timeout = '(\d+)s'/g)].map((match) =>
    Number(match[1]),
  );
  expect(jobTimeoutMs).toBeGreaterThan(Math.max(...seconds) * 1000);
});
