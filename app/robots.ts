import type { MetadataRoute } from "next";
import { connection } from "next/server";
import { env } from "@/lib/env";

/** Everything public may be read; pages that are somebody's own say themselves that they are not for an index (proxy.ts). */
export default async function robots(): Promise<MetadataRoute.Robots> {
  await connection();
  return {
    rules: { userAgent: "*", allow: "/", disallow: "/api/" },
    sitemap: `${env().NEXT_PUBLIC_SITE_URL}/sitemap.xml`,
  };
}
