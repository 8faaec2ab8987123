import { createServer, type RequestListener } from "node:http";
import { parseArgs } from "node:util";
import nextEnv from "@next/env";
import next from "next";

// `npm start`: Next's custom server (node_modules/next/dist/docs: custom-server) with the page cache in front.
// Options as of `next start`: --port (or PORT, 3000) and --hostname.

// Node's own size until version 24. A small buffer that is kept, of which Next's cache has thousands, keeps the whole
// pool that it was cut from: with 64 KiB six times what `cacheMaxMemorySize` allows.
Buffer.poolSize = 8192;

const dir = import.meta.dirname;
nextEnv.loadEnvConfig(dir);
// Imported after the .env files are read: the log takes its level when it is loaded.
const { requireEnv } = await import("./lib/start.ts");
const { env } = await import("./lib/env.ts");
const { refuseUndecodablePath } = await import("./lib/http/pages/undecodable-path.ts");
const { log } = await import("./lib/log.ts");
const { flushLessonViews } = await import("./lib/rendering/lesson-views.ts");
const { logRequests } = await import("./lib/rendering/log-requests.ts");
const { createPageCacheHandler } = await import("./lib/rendering/page-cache/handler.ts");
requireEnv();

const { values } = parseArgs({
  options: {
    port: { type: "string", short: "p", default: process.env.PORT || "3000" },
    hostname: { type: "string", short: "H" },
  },
});
const port = Number(values.port);
const { hostname } = values;

const server = createServer();
const app = next({ dev: false, dir, port, hostname: hostname ?? "localhost", httpServer: server });
await app.prepare();
const handle = app.getRequestHandler();
const toNext: RequestListener = (request, response) => {
  if (refuseUndecodablePath(request, response)) return;
  // Next would fetch from itself by it, after an action that redirects; this port has no TLS.
  delete request.headers["x-forwarded-proto"];
  logRequests(request, response, () =>
    handle(request, response).catch((err: unknown) => {
      log.error({ err }, "request failed");
      response.statusCode = 500;
      response.end("Internal Server Error");
    }),
  );
};
const pageCache = createPageCacheHandler(server, toNext, env().PAGE_CACHE_MB);
server.on("request", pageCache);
server.listen(port, hostname, () => log.info({ port, hostname }, "listening"));

/** Finishes open requests, their `after()` work, and the count of views. */
async function stop(): Promise<void> {
  await new Promise((resolve) => server.close(resolve));
  await app.close();
  await flushLessonViews().catch((err: unknown) => log.error({ err }, "views were not counted"));
  process.exit(0);
}
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, stop);
