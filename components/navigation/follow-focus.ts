import { navigationApi } from "./navigation-api";

/**
 * When the focused element is gone after a navigation or a form action, or the page has another path, moves focus
 * to the new content: the hash's target, else the notice, the results' heading, or the content. Returns how to stop.
 */
export function followFocus(): () => void {
  const browser = navigationApi();
  const controller = new AbortController();
  let lastUsed: Element | null = null;
  let path = "";
  const remember = () => {
    lastUsed = document.activeElement;
    path = location.pathname;
  };
  const follow = () => {
    const { activeElement, body } = document;
    // Before any interaction there is no focus to lose; an element used in the meantime keeps it.
    if (!lastUsed || (activeElement !== lastUsed && activeElement !== body)) return;
    const isElsewhere = path !== location.pathname;
    if (isElsewhere || !lastUsed.checkVisibility()) focusNewContent(isElsewhere);
  };
  // The router writes the history in each commit, also after a traversal; the frame after it has the new page.
  const onHistoryChange = (event: Event) => {
    const isTraversal = "navigationType" in event && event.navigationType === "traverse";
    if (!isTraversal) requestAnimationFrame(follow);
  };
  const { signal } = controller;
  browser?.addEventListener("currententrychange", onHistoryChange, { signal });
  document.addEventListener("focusin", remember, { signal });
  document.addEventListener("click", remember, { signal });
  return () => controller.abort();
}

function focusNewContent(isElsewhere: boolean) {
  const target = `[id="${CSS.escape(decodeURIComponent(location.hash.slice(1)))}"]`;
  const selectors = [
    // The content as a whole has other live regions.
    `${target}:not(main) [role=status]`,
    target,
    "[data-arrival] [role]",
    ...(isElsewhere ? [] : ["[data-found]"]),
    "#content",
  ];
  for (const selector of selectors) {
    // Next keeps pages that were left in the document, hidden.
    const found = Array.from(document.querySelectorAll<HTMLElement>(selector)).find((element) =>
      element.checkVisibility(),
    );
    if (!found) continue;
    if (found.tabIndex < 0) found.tabIndex = -1;
    // The router scrolls after a navigation, but not where the path stays.
    return found.focus({ preventScroll: isElsewhere });
  }
}
