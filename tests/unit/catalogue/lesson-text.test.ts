import { once } from "node:events";
import { createServer } from "node:http";
import { afterAll, expect, test, vi } from "vitest";
import { loopbackOrigin } from "@/lib/rendering/page-cache/loopback-fetch";
import { stubShopEnv } from "../../support/shop-env.ts";

/** A database in which no text is to be rendered. */
const supabase = createServer((_request, response) => {
  response.writeHead(200, { "content-type": "application/json" }).end("[]");
});
await once(supabase.listen(0, "127.0.0.1"), "listening");
afterAll(() => supabase.close());

stubShopEnv();
vi.stubEnv("NEXT_PUBLIC_SUPABASE_URL", loopbackOrigin(supabase));

/** As in a build: one copy for route handlers, one for pages and actions. */
const inRoutes = await import("@/lib/catalogue/lesson-text");
vi.resetModules();
const inPages = await import("@/lib/catalogue/lesson-text");

test("one pass renders pending texts at a time, whichever copy of the module is asked", async () => {
  const first = inRoutes.renderPendingTexts();
  expect(inPages.renderPendingTexts()).toBe(first);
  expect(await first).toBe(0);
});
