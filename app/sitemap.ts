import type { MetadataRoute } from "next";
import { connection } from "next/server";
import { listSitemapUrls } from "@/lib/catalogue/sitemap";
import { env } from "@/lib/env";
import { publicRoutes } from "@/lib/rendering/routes";

export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  await connection();
  const { NEXT_PUBLIC_SITE_URL: site } = env();
  const fixed = publicRoutes.filter(({ indexable, slugSource }) => indexable && !slugSource);
  const listed = await listSitemapUrls();
  return [
    ...fixed.map(({ pattern }) => ({ url: site + pattern })),
    ...listed.map(({ path, changedAt }) => ({ url: site + path, lastModified: changedAt })),
  ];
}
