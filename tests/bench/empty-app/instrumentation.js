/** Nothing; but without this file the build would take the shop's, which stands above. */
export function register() {}
