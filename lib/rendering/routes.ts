/** Where a route's slugs are published: a table that guests can read. */
export type SlugSource = "lessons" | "creators";

type PublicRoute = {
  /** A path; `:slug` stands for one segment. */
  pattern: string;
  /** Every guest with the same locale sees the same page: it reads no cookie or header. */
  cacheable: boolean;
  /** Search engines may list it. */
  indexable: boolean;
  /** Its query chooses what is shown; other pages ignore theirs. */
  readsQuery?: boolean;
  /** With this parameter it shows a price with a coupon: rendered per request, and never cached. */
  codeParameter?: string;
  slugSource?: SlugSource;
  /** The header links to it by this name. */
  label?: string;
};

/** The pages that are the same with or without a session. All other pages are rendered per request and not indexed. */
export const publicRoutes: readonly PublicRoute[] = [
  { pattern: "/", cacheable: true, indexable: true },
  { pattern: "/lessons", cacheable: true, indexable: true, readsQuery: true, label: "Lessons" },
  {
    pattern: "/lessons/:slug",
    cacheable: true,
    indexable: true,
    slugSource: "lessons",
    codeParameter: "code",
  },
  { pattern: "/creators/:slug", cacheable: true, indexable: true, slugSource: "creators" },
];

/** One spelling per path: percent-encoding only where needed. Null when it cannot be decoded. */
export function canonicalPath(path: string): string | null {
  if (/^[\w/.~-]*$/.test(path)) return path;
  try {
    return path.split("/").map(decodeURIComponent).map(encodeURIComponent).join("/");
  } catch {
    return null;
  }
}

/** The public route of a path and the slug in it, decoded; undefined for every other path. */
export function matchRoute(
  pathname: string,
): { route: PublicRoute; path: string; slug?: string } | undefined {
  const path = canonicalPath(pathname);
  if (path === null) return;
  const segments = path.split("/");
  for (const { route, pattern } of patterns) {
    const match = matchPattern(pattern, segments);
    if (match) return { route, path, ...match };
  }
}

const patterns = publicRoutes.map((route) => ({ route, pattern: route.pattern.split("/") }));

function matchPattern(pattern: string[], segments: string[]): { slug?: string } | undefined {
  if (pattern.length !== segments.length) return;
  const match: { slug?: string } = {};
  for (const [index, part] of pattern.entries()) {
    const segment = segments[index];
    if (part === ":slug" && segment && !/^\.\.?$/.test(segment)) match.slug = decodeURIComponent(segment);
    else if (part !== segment) return;
  }
  return match;
}

/**
 * Whether a published slug can look like this: constraint lessons_slug_form, and creators_slug_form up to this length.
 */
export const isSlug = (slug: string): boolean => slug.length <= 120 && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug);

export const isCacheable = (pathname: string): boolean => matchRoute(pathname)?.route.cacheable ?? false;

export const isIndexable = (pathname: string): boolean => matchRoute(pathname)?.route.indexable ?? false;
