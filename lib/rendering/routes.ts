/** The addresses whose page is cached whole and shown to every guest alike; it reads no cookie, header or query. */
export const isSharedPath = (pathname: string): boolean =>
  /^\/(lessons(\/[^/?]+)?|creators\/[^/?]+)?$/.test(pathname);

/** The same of a request's path and query: of these pages only the catalogue's address has a query that counts. */
export function isSharedUrl(url: string): boolean {
  const [path = "", query] = url.split("?", 2);
  return isSharedPath(path) && (path !== "/lessons" || query === undefined);
}
