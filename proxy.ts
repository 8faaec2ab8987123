import { type NextRequest, NextResponse } from "next/server";
import { readSearch, toSegment } from "@/lib/catalogue/search-params";
import { contentSecurityPolicy } from "@/lib/http/content-security-policy";
import { clearShownFlash } from "@/lib/http/flash";
import { requestIdOf } from "@/lib/http/request-id";
import { log } from "@/lib/log";
import { isMissing, nowhere } from "@/lib/rendering/not-found-rewrite";
import { isSharedPath } from "@/lib/rendering/routes";
import { type Variant, variantSegment } from "@/lib/rendering/variant-segment";
import { wholePageReader } from "@/lib/rendering/whole-page";
import { refreshSession } from "@/lib/supabase/refresh-session";

/**
 * Before each page: refreshes the session, and sends members and guests to their own rendering of the same address.
 * A guest's rendering is cached whole and shared; a member's is made for them. Nothing is authorised here.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const requestId = requestIdOf(request);
  request.headers.set("x-request-id", requestId);
  const session = await refreshSession(request);
  const variant: Variant = session.member ? "member" : "guest";
  // Not nextUrl: it says localhost for every loopback address, and a rewrite to another host would go out by the network.
  const url = new URL(request.url);
  const { pathname } = url;
  if (!/^\/auth\/(sign-out|delete-account)\/?$/.test(pathname))
    url.pathname = `/${variantSegment(variant, request.headers.get("accept-language"))}${innerPath(url, variant)}`;
  if (await isMissing(pathname, session.member)) url.pathname = nowhere;
  if (isDocument(request) && !isSharedPage(request, variant))
    request.headers.set("user-agent", wholePageReader);
  const response = NextResponse.rewrite(url, { request });
  session.applyTo(response);
  if (isDocument(request)) clearShownFlash(request, response);
  response.headers.set("x-request-id", requestId);
  response.headers.set("content-security-policy", contentSecurityPolicy());
  if (!isIndexable(pathname)) response.headers.set("x-robots-tag", "noindex");
  // What the shop itself caches must not be kept by anybody between it and the reader: the same address is another page
  // for a member. A browser may keep it, and asks whether it still holds.
  if (!response.headers.has("cache-control")) response.headers.set("cache-control", "private, no-cache");
  log.info({ requestId, method: request.method, path: pathname, variant }, "page");
  return response;
}

/**
 * Everything that a person sees, and signing out; neither the API, which has no session to refresh for it, nor
 * the files there are. Any other address must come through here: else its first part would be taken for a variant.
 */
export const config = {
  matcher: [
    "/((?!api/.|_next/(?:static|image|webpack-hmr)|(?:covers|figures)/[^/]+\\.svg$|images/(?:shop|lessons/[^/]+)$|icon\\.svg$|apple-icon\\.png$|manifest\\.webmanifest$|robots\\.txt$|sitemap\\.xml$|service-worker\\.js$|offline\\.html$).*)",
  ],
};

/** The page behind an address. The catalogue's has the search in its path, where it is part of what is cached. */
function innerPath({ pathname, searchParams }: URL, variant: Variant): string {
  if (/^\/lessons\/?$/.test(pathname)) {
    const search = readSearch(searchParams);
    return `/catalogue/${toSegment(variant === "guest" ? { ...search, owned: "" } : search)}`;
  }
  // Known by its public address only.
  if (/^\/catalogue(\/|$)/.test(pathname)) return `/-${pathname}`;
  return pathname === "/" ? "" : pathname;
}

const isDocument = (request: NextRequest) => request.headers.get("accept")?.includes("text/html") ?? false;

/** What search engines may list: all other pages are somebody's own, or a step on the way to one. */
const isIndexable = (pathname: string) => /^\/(lessons(\/[^/]+)?|creators\/[^/]+)?\/?$/.test(pathname);

/** The pages that are cached whole and shown to every guest alike. */
const isSharedPage = ({ method, nextUrl }: NextRequest, variant: string) =>
  variant === "guest" && method === "GET" && isSharedPath(nextUrl.pathname);
