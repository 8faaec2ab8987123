import type { MetadataRoute } from "next";
import { connection } from "next/server";
import { listSitemapUrls } from "@/lib/catalogue/sitemap";
import { env } from "@/lib/env";

export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  await connection();
  const urls = await listSitemapUrls();
  return urls.map(({ path, changedAt }) => ({
    url: env().NEXT_PUBLIC_SITE_URL + path,
    lastModified: changedAt,
  }));
}
