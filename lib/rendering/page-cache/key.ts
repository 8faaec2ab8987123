import type { IncomingMessage } from "node:http";
import { isEmptySearch } from "../../catalogue/search/params.ts";
import { isStorableUrl } from "../../http/text-input.ts";
import { authCookieName } from "../../supabase/session/cookie.ts";
import { isSlug, matchRoute } from "../routes.ts";
import { variantSegment } from "../variant-segment.ts";

/**
 * What a guest's page is cached under: variant, locale, canonical path, and the catalogue's search. Null when the
 * response depends on more, e.g. on a session or a coupon.
 */
export function pageCacheKey({ method, url = "", headers }: IncomingMessage): string | null {
  if (method !== "GET") return null;
  if (headers.authorization !== undefined) return null;
  if (headers.cookie?.includes(authCookieName)) return null;
  if (!isStorableUrl(url)) return null;
  const [pathname = "", ...queries] = url.split("?");
  const query = queries.join("?");
  const { route, path, slug } = matchRoute(pathname) ?? {};
  if (!route?.cacheable || (slug !== undefined && !isSlug(slug))) return null;
  const search = new URLSearchParams(query);
  if (route.codeParameter && search.has(route.codeParameter)) return null;
  const isSearch = route.readsQuery && !isEmptySearch(search);
  return `${variantSegment("shared", headers["accept-language"] ?? null)} ${path}${isSearch ? `?${search}` : ""}`;
}

/** The path and query of a key. */
export const pathOf = (key: string): string => key.slice(key.indexOf(" ") + 1);

/** There are endless searches: Next keeps their pages for a while, the page cache keeps none. */
export const isSearchKey = (key: string): boolean => key.includes("?");
