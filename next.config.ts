import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { NextConfig } from "next";
import { maxFormBytes } from "./lib/http/forms/form-size.ts";

// For answers that are no pages. proxy.ts sets the policy of pages: it names origins that are known only at run time.
const securityHeaders = Object.entries({
  "strict-transport-security": "max-age=63072000",
  "x-content-type-options": "nosniff",
  "referrer-policy": "strict-origin-when-cross-origin",
  // An image in SVG has styles of its own.
  "content-security-policy":
    "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'",
  "permissions-policy": "camera=(), microphone=(), geolocation=()",
}).map(([key, value]) => ({ key, value }));

const offlineScript = readFileSync(join(import.meta.dirname, "public/offline.html"), "utf8").match(
  /<script>([\s\S]*?)<\/script>/,
)?.[1];
const offlineScriptHash = createHash("sha256")
  .update(offlineScript ?? "")
  .digest("base64");

/** What the service worker fetches, and the offline page's icon and script, are the shop's. */
const offlinePolicy = {
  key: "content-security-policy",
  value: [
    "default-src 'none'",
    "connect-src 'self'",
    "img-src 'self' data:",
    `script-src 'sha256-${offlineScriptHash}'`,
    "style-src 'unsafe-inline'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join("; "),
};

export default {
  cacheComponents: true,
  // Pages are sent whole (see app/[variant]/layout.tsx); there is no shell to prefetch.
  partialPrefetching: false,
  // A streamed page is empty without JavaScript and cannot have the status of a redirect or a 404. For user agents that
  // match, Next renders personal pages whole; proxy.ts removes the header where it must not match.
  htmlLimitedBots: /.*/,
  // Of each of Next's two caches, of data and of pages, which the page cache holds too (server.ts).
  cacheMaxMemorySize: 24 * 1024 * 1024,
  // Nothing uses next/image; its endpoint would fetch what a visitor asks for.
  images: { unoptimized: true },
  // A redirect on the webhook's path would count as a failed delivery. proxy.ts redirects all that is not of the API.
  skipTrailingSlashRedirect: true,
  // proxy.ts needs the requested URL as it is.
  skipProxyUrlNormalize: true,
  experimental: {
    turbopackFileSystemCacheForBuild: false,
    // The form with a picture; lib/http/forms/form-size.ts says what other pages take, and proxy.ts refuses more.
    serverActions: { bodySizeLimit: maxFormBytes("/studio/profile") },
    // Unknown paths get app/global-not-found.tsx, complete: not-found.tsx is empty without JavaScript.
    globalNotFound: true,
    // Cached pages end with their process: a restart never serves data of an older database.
    isrFlushToDisk: false,
    // Pages wait for their data on purpose: a page with holes is empty without JavaScript.
    instantInsights: { validationLevel: "manual-warning" },
  },
  // In development Next would log form contents and mailed links with their tokens.
  logging: { serverFunctions: false, incomingRequests: { ignore: [/token_hash=/] } },
  poweredByHeader: false,
  headers: async () => [
    { source: "/:path*", headers: securityHeaders },
    ...["/service-worker.js", "/offline.html"].map((source) => ({ source, headers: [offlinePolicy] })),
  ],
} satisfies NextConfig;
