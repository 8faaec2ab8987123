/**
 * Response headers that end a session: the browser drops what it keeps of this site, its back/forward cache too
 * (W3C Clear Site Data, 3.1). A browser without it has kept nothing of a member's pages, which are `no-store`.
 */
export const clearBrowserCache = { "clear-site-data": '"cache"' };

/** After a sign-out or deletion: unsaved text goes, too. */
export const clearBrowser = { "clear-site-data": '"cache", "storage"' };
