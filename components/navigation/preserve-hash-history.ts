import { navigationApi } from "./navigation-api";

/**
 * A link within the page (`#buy`) adds a history entry without Next's state, and going back to it would show the page
 * that was left. Each such entry gets the state of the page it is in. Returns how to stop.
 */
export function preserveHashHistory(): (() => void) | undefined {
  const browser = navigationApi();
  if (!browser) return;
  let state: unknown;
  const rememberState = () => {
    state = history.state;
  };
  const restoreState = () => history.state ?? history.replaceState(state, "");
  browser.addEventListener("navigate", rememberState);
  window.addEventListener("hashchange", restoreState);
  return () => {
    browser.removeEventListener("navigate", rememberState);
    window.removeEventListener("hashchange", restoreState);
  };
}
