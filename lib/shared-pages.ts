/** The addresses whose page is cached whole and shown to every guest alike; it reads no cookie, header or query. */
export const isSharedPath = (pathname: string): boolean =>
  /^\/(lessons(\/[^/]+)?|creators\/[^/]+)?$/.test(pathname);
