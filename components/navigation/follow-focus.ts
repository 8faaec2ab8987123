/**
 * Where what had the focus is gone, or the page has another path, puts the focus where the news is, and never elsewhere:
 * on what the address names, else on the notice, on what was found here, or on the page's content. Answers how to stop.
 */
export function followFocus(): () => void {
  let used: Element | null = null;
  let isThere = true;
  let path = "";
  const note = () => {
    used = document.activeElement;
    isThere = true;
    path = location.pathname;
  };
  const follow = () => {
    const { activeElement, body, documentElement } = document;
    // Somebody who uses nothing, as at first, has nothing to lose; nor has who went on to something else.
    if (!used || (activeElement !== used && activeElement !== body)) return;
    const wasThere = isThere;
    isThere = used.checkVisibility();
    if (documentElement.dataset.loading) return;
    const isElsewhere = path !== location.pathname;
    if (isElsewhere || !isThere) arrive(isElsewhere);
    // The page on its way did not come.
    else if (!wasThere && used instanceof HTMLElement) used.focus({ preventScroll: true });
  };
  const observer = new MutationObserver(follow);
  // Next hides pages that were left by their style.
  observer.observe(document, { subtree: true, childList: true, attributeFilter: ["style"] });
  document.addEventListener("focusin", note);
  document.addEventListener("click", note);
  return () => {
    observer.disconnect();
    document.removeEventListener("focusin", note);
    document.removeEventListener("click", note);
  };
}

function arrive(isElsewhere: boolean) {
  const named = `[id="${CSS.escape(decodeURIComponent(location.hash.slice(1)))}"]`;
  const places = [
    `${named} [role=status]`,
    named,
    "[data-arrival] [role]",
    ...(isElsewhere ? [] : ["[data-found]"]),
    "#content",
  ];
  for (const place of places) {
    const found = Array.from(document.querySelectorAll<HTMLElement>(place)).find((element) =>
      element.checkVisibility(),
    );
    if (!found) continue;
    if (found.tabIndex < 0) found.tabIndex = -1;
    return found.focus({ preventScroll: true });
  }
}
