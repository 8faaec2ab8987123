import type { MetadataRoute } from "next";
import { connection } from "next/server";
import { env } from "@/lib/env";
import { publicRoutes } from "@/lib/rendering/routes";

/** Private pages carry `x-robots-tag: noindex` (proxy.ts). */
export default async function robots(): Promise<MetadataRoute.Robots> {
  await connection();
  const indexable = publicRoutes.filter((route) => route.indexable);
  return {
    rules: {
      userAgent: "*",
      allow: indexable.map(({ pattern }) => pattern.replace(/:slug$/, "")),
      disallow: "/api/",
    },
    sitemap: `${env().NEXT_PUBLIC_SITE_URL}/sitemap.xml`,
  };
}
