import "server-only";
import { cacheLife, cacheTag, revalidateTag } from "next/cache";

const tag = "lessons";

/**
 * For cached functions that read what the catalogue version covers: valid until the version changes
 * (lib/catalogue/version.ts), revalidated every minute in case that was missed, kept for a day during an outage.
 */
export function cacheWithCatalogue(): void {
  tagWithCatalogue();
  cacheLife({ stale: 60, revalidate: 60, expire: 86_400 });
}

/** For cached functions with a lifetime of their own. */
export const tagWithCatalogue = () => cacheTag(tag);

/** Expires everything cached with the catalogue, from a route handler or an action. */
export const expireCatalogue = () => revalidateTag(tag, { expire: 0 });
