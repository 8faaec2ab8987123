/** Called by Next when a client-side navigation starts, inside React's transition for it; see NavigationProgress. */
export function onRouterTransitionStart(url: string, type: "push" | "replace" | "traverse"): void {
  // Another search in the catalogue dims its results instead; for a traversal the location has already changed.
  const isSamePage = new URL(url, location.href).pathname === location.pathname;
  if (type === "traverse" || !isSamePage) window.dispatchEvent(new Event("navigationstart"));
}
