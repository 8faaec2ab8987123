import "server-only";
import { cacheLife, cacheTag, revalidateTag, updateTag } from "next/cache";

const tag = "lessons";

/**
 * For each cached function that reads what the catalogue's edition speaks of: shown until the edition changes
 * (lib/catalogue/version.ts), made anew each minute in case nobody told, and kept for a day through an outage.
 */
export function cacheWithCatalogue(): void {
  tagWithCatalogue();
  cacheLife({ stale: 60, revalidate: 60, expire: 86_400 });
}

/** For cached functions with a lifetime of their own. */
export const tagWithCatalogue = () => cacheTag(tag);

/** From now on nothing is shown that was cached before. For route handlers. */
export const expireCatalogue = () => revalidateTag(tag, { expire: 0 });

/** The same for actions: whoever did it sees it in the page that follows. */
export const refreshCatalogue = () => updateTag(tag);
