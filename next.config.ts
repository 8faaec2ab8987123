import type { NextConfig } from "next";
import { wholePageReader } from "./lib/rendering/whole-page";

// The content security policy is set by proxy.ts: it names addresses that are known only at run time.
const securityHeaders = Object.entries({
  "strict-transport-security": "max-age=63072000",
  "x-content-type-options": "nosniff",
  "referrer-policy": "strict-origin-when-cross-origin",
  "permissions-policy": "camera=(), microphone=(), geolocation=()",
}).map(([key, value]) => ({ key, value }));

export default {
  cacheComponents: true,
  // Pages are sent whole (see app/[variant]/layout.tsx); there is no shell to prefetch apart from them.
  partialPrefetching: false,
  // A redirect on the webhook's path would count as a failed delivery, so no path redirects for its trailing slash.
  skipTrailingSlashRedirect: true,
  // proxy.ts is to see the address as it was asked for.
  skipProxyUrlNormalize: true,
  // Cached pages live with the process that made them: a restart never serves what an older database said.
  experimental: {
    // An unknown address gets app/global-not-found.tsx, whole: not-found.tsx is empty without JavaScript.
    globalNotFound: true,
    isrFlushToDisk: false,
    // Pages wait for their data on purpose: a page with holes is empty without JavaScript.
    instantInsights: { validationLevel: "manual-warning" },
  },
  htmlLimitedBots: new RegExp(`^${wholePageReader}$`),
  // Next's own lines in development would name what forms answer, and mailed links with their tokens.
  logging: { serverFunctions: false, incomingRequests: { ignore: [/token_hash=/] } },
  poweredByHeader: false,
  headers: async () => [{ source: "/:path*", headers: securityHeaders }],
} satisfies NextConfig;
