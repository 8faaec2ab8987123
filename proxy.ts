import { type NextRequest, NextResponse } from "next/server";
import { isSearchAllowed } from "@/lib/catalogue/search/limit";
import { readSearch, refusedSegment, toSegment } from "@/lib/catalogue/search/params";
import { keepLinkedCode } from "@/lib/checkout/coupons/linked-code";
import { env } from "@/lib/env";
import { clearShownFlash } from "@/lib/http/forms/flash";
import { contentSecurityPolicy } from "@/lib/http/pages/content-security-policy";
import { refusePage } from "@/lib/http/pages/refuse-page";
import { isSpeculative } from "@/lib/http/pages/speculative";
import { requestIdOf } from "@/lib/http/request-id";
import { revalidateCatalogue, sharedCatalogueWatcher } from "@/lib/rendering/catalogue-watcher";
import { countLessonView, memberOf } from "@/lib/rendering/lesson-views";
import { logPage } from "@/lib/rendering/log-page";
import { NOT_FOUND_PATH, resolvePath } from "@/lib/rendering/not-found-rewrite";
import { hasPageCache, isPageCacheToken, pageCacheHeader } from "@/lib/rendering/page-cache/mark";
import { refuseText } from "@/lib/rendering/refuse-text";
import { isCacheable, isIndexable, matchRoute } from "@/lib/rendering/routes";
import { type Rendering, type Variant, variantSegment } from "@/lib/rendering/variant-segment";
import { authCookieName } from "@/lib/supabase/session/cookie";
import { refreshSession } from "@/lib/supabase/session/refresh-session";

/**
 * Runs before each page: refreshes the session, and rewrites to the variant for members or guests. A guest's public
 * page is cached whole and shared where the page cache asks for it; every other page is rendered per request, and its
 * scripts carry a nonce. This authorises nothing.
 */
export async function proxy(request: NextRequest): Promise<Response> {
  const refused = refusePage(request) ?? (await refuseText(request));
  if (refused) return refused;
  const url = new URL(request.url);
  if (/[^/]\/$/.test(url.pathname)) return redirectTo(url, url.pathname.slice(0, -1));
  return files.test(url.pathname) ? NextResponse.next() : visit(request);
}

async function visit(request: NextRequest): Promise<NextResponse> {
  // Not nextUrl, which says localhost for every loopback IP: a rewrite to another host would leave this process.
  const url = new URL(request.url);
  await sharedCatalogueWatcher(() => revalidateCatalogue(ownOrigin(url)))();
  const requestId = requestIdOf(request);
  request.headers.set("x-request-id", requestId);
  // Next compares it with the Origin of forms; what a proxy makes of the Host header does not matter.
  request.headers.set("x-forwarded-host", new URL(env().NEXT_PUBLIC_SITE_URL).host);
  const session = await refreshSession(request);
  const variant: Variant = session.token ? "member" : "guest";
  const { method, headers } = request;
  const { pathname: path } = url;
  const isPublic = variant === "guest" && isCacheable(path);
  const isShared = isPublic && isPageCacheToken(headers.get(pageCacheHeader));
  logPage({ requestId, method, path, variant, userAgent: headers.get("user-agent") });
  countLessonView({
    method,
    path,
    userAgent: headers.get("user-agent"),
    forwardedFor: headers.get("x-forwarded-for"),
    isPrefetch: headers.has("next-router-prefetch") || isSpeculative(headers),
    memberId: memberOf(session.token),
  });
  const isForm = isNativeForm(request) && !authRoutes.test(path);
  const isRefused = !isForm && !(await isAllowed(url, headers));
  const shown = isForm ? path : await resolvePath(path, session.token);
  if (shown !== null && shown !== path) {
    const response = redirectTo(url, shown);
    session.applyTo(response);
    return response;
  }
  if (isForm) url.pathname = `/forms${path}`;
  else if (shown === null) url.pathname = NOT_FOUND_PATH;
  else url.pathname = innerPath(url, renderingOf(variant, path, headers), headers, isRefused);
  headers.delete(pageCacheHeader);
  // To Next every user agent is one that needs whole pages (next.config.ts), and for those it caches nothing.
  if (isShared || isRsc(headers)) headers.delete("user-agent");
  const policy = contentSecurityPolicy(isShared ? null : crypto.randomUUID());
  // Next reads the nonce from the request.
  if (!isShared) headers.set("content-security-policy", policy);
  else headers.delete("content-security-policy");
  const response = NextResponse.rewrite(url, { request, status: isRefused ? 429 : 200 });
  if (isRefused) response.headers.set("retry-after", "60");
  session.applyTo(response);
  if (method === "GET") keepLinkedCode(request, response);
  // A public page for guests reads no flash. It also stands in for the member's while Auth is down.
  if (isDocument(request) && !isPublic && !isForm) clearShownFlash(request, response);
  response.headers.set("x-request-id", requestId);
  response.headers.set("content-security-policy", policy);
  if (!isIndexable(path)) response.headers.set("x-robots-tag", "noindex");
  // Never shared: the same URL varies by session. What is personal no browser keeps, not even to go back to.
  response.headers.set("cache-control", isShared ? "private, no-cache" : "no-store");
  return response;
}

/**
 * Pages, /auth and the files below; not the API, which has no session to refresh, nor other files. Every other path
 * must come through here, or its first segment would be taken for a variant. Next reads this literal at build time.
 */
export const config = {
  matcher: [
    "/((?!api/.|_next/(?:static|image|webpack-hmr)|(?:covers|figures)/[^/]+\\.svg$|katex/(?:fonts/)?[^/]+\\.(?:css|woff2)$|icon\\.svg$|apple-icon\\.png$|manifest\\.webmanifest$|service-worker\\.js$|offline\\.html$).*)",
  ],
};

/** Made at run time or stored, but no pages. */
const files = /^\/(images\/(shop|lessons\/[^/]+)|files\/[^/]+|robots\.txt|sitemap\.xml)$/;

/** This process; a serverless host, which names no port, is reached at the site's URL only. */
const ownOrigin = ({ host, port }: URL) => (port ? `http://${host}` : env().NEXT_PUBLIC_SITE_URL);

/** Outside of the variants: these answer with a redirect. */
const authRoutes = /^\/auth\/(sign-out|delete-account)$/;

/**
 * A guest's other pages are rendered per request in any case. They are in the tree of the public pages that this guest
 * is shown: the router rebuilds the whole page where the first segment changes.
 */
function renderingOf(variant: Variant, path: string, headers: Headers): Rendering {
  if (variant === "member") return "member";
  const hasSharedPages = hasPageCache() && !headers.get("cookie")?.includes(authCookieName);
  const isShared = isCacheable(path) ? isPageCacheToken(headers.get(pageCacheHeader)) : hasSharedPages;
  return isShared ? "shared" : "guest";
}

/** The path of the page that Next renders. The catalogue's contains the search, so that it is part of the cache key. */
function innerPath(
  { pathname, searchParams }: URL,
  rendering: Rendering,
  headers: Headers,
  isRefused: boolean,
): string {
  if (authRoutes.test(pathname)) return pathname;
  const { path = pathname, route } = matchRoute(pathname) ?? {};
  const segment = variantSegment(rendering, headers.get("accept-language"));
  if (route?.readsQuery) {
    const { owned, ...rest } = readSearch(searchParams);
    const search = { ...rest, owned: rendering === "member" ? owned : "" };
    return `/${segment}/catalogue/${isRefused ? refusedSegment(search) : toSegment(search)}`;
  }
  // The catalogue is public under /lessons only.
  if (pathname.split("/")[1] === "catalogue") return `/${segment}/-${pathname}`;
  return `/${segment}${path === "/" ? "" : path}`;
}

/** Whether this client has not searched too often. Every path but the catalogue's is allowed. */
const isAllowed = async ({ pathname, searchParams }: URL, headers: Headers) =>
  !matchRoute(pathname)?.route.readsQuery || isSearchAllowed(readSearch(searchParams), headers);

/** Its query stays. Nobody may store it: a slug that is taken again redirects the other way. */
function redirectTo(url: URL, path: string): NextResponse {
  url.pathname = path;
  return NextResponse.redirect(url, { status: 308, headers: { "cache-control": "no-store" } });
}

const isDocument = (request: NextRequest) => request.headers.get("accept")?.includes("text/html") ?? false;

/** A form that runs a server action, sent without JavaScript: app/forms runs it, which needs no action's id. */
const isNativeForm = ({ method, headers }: NextRequest) =>
  method === "POST" && !isRsc(headers) && /^multipart\/form-data/i.test(headers.get("content-type") ?? "");

/** A navigation or action by Next's client, which reads a stream. */
const isRsc = (headers: Headers) => headers.has("rsc") || headers.has("next-action");
