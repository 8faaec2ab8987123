/**
 * A page that comes back from history, the router's or the browser's, is as old as when it was left; the session or a
 * purchase may have changed since. Returns how to stop.
 */
export function refreshHistory(refresh: () => void): () => void {
  const controller = new AbortController();
  const { signal } = controller;
  // A task later: the router handles the event first.
  window.addEventListener("popstate", () => setTimeout(refresh), { signal });
  window.addEventListener("pageshow", ({ persisted }) => persisted && location.reload(), { signal });
  // A guest's page that the browser had kept; where the session has changed, Next reloads it.
  const [visit] = performance.getEntriesByType("navigation");
  if (visit instanceof PerformanceNavigationTiming && visit.type === "back_forward") refresh();
  return () => controller.abort();
}
