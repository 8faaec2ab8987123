import type { MetadataRoute } from "next";
import { connection } from "next/server";
import { env } from "@/lib/env";

/** Private pages carry `x-robots-tag: noindex` (proxy.ts). */
export default async function robots(): Promise<MetadataRoute.Robots> {
  await connection();
  return {
    rules: { userAgent: "*", allow: "/", disallow: "/api/" },
    sitemap: `${env().NEXT_PUBLIC_SITE_URL}/sitemap.xml`,
  };
}
