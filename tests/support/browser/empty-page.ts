/**
 * What a page that only says hello (tests/bench/empty-app) loads as scripts, gzipped, with this version of Next.
 * `npm run bench` builds that page, and fails when this is out of date.
 */
export const emptyPage = { next: "16.4.6", scriptBytes: 134_904 };
