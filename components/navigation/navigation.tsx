"use client";

import { useEffect, useState } from "react";

// What is there sooner needs no skeleton: it would only flicker.
const PATIENCE_MS = 150;
// After this a page that does not come is not waited for: the old one is shown again.
const SURRENDER_MS = 10_000;

/**
 * After a followed link: shows the next page's skeleton while that is on its way, and when it has come moves the focus
 * to its content, as a browser does with a new document. Browsers without the Navigation API do without.
 */
export function Navigation() {
  const [isLoading, setLoading] = useState(false);
  useEffect(() => {
    const history = "navigation" in window && window.navigation;
    if (!(history instanceof EventTarget)) return;
    let from: string | undefined;
    let timers: number[] = [];
    const show = (skeleton: string | null) => {
      document.documentElement.toggleAttribute("data-loading", skeleton !== null);
      if (skeleton) document.documentElement.setAttribute("data-loading", skeleton);
      setLoading(skeleton !== null);
    };
    const stop = () => {
      timers.forEach(clearTimeout);
      timers = [];
      show(null);
    };
    const onClick = (event: MouseEvent) => {
      const path = followedPath(event);
      if (!path) return;
      stop();
      from = location.pathname;
      timers = [
        window.setTimeout(() => show(skeletonOf(path)), PATIENCE_MS),
        window.setTimeout(stop, SURRENDER_MS),
      ];
    };
    const onArrival = () => {
      stop();
      if (from && from !== location.pathname)
        document.getElementById("content")?.focus({ preventScroll: true });
      from = undefined;
    };
    document.addEventListener("click", onClick);
    history.addEventListener("currententrychange", onArrival);
    window.addEventListener("pageshow", stop);
    return () => {
      document.removeEventListener("click", onClick);
      history.removeEventListener("currententrychange", onArrival);
      window.removeEventListener("pageshow", stop);
    };
  }, []);
  return (
    <p role="status" className="sr-only">
      {isLoading && "Loading…"}
    </p>
  );
}

/** Where a click leads, if it leads to another page of the shop in this tab. */
function followedPath(event: MouseEvent): string | null {
  const link = event.target instanceof Element && event.target.closest("a");
  if (!link || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
    return null;
  const { origin, pathname } = link;
  if (link.target || link.hasAttribute("download") || origin !== location.origin) return null;
  return pathname === location.pathname || pathname.startsWith("/api/") ? null : pathname;
}

function skeletonOf(path: string): string {
  if (path === "/" || path === "/lessons" || path.startsWith("/creators/")) return "shelf";
  return path.startsWith("/lessons/") ? "lesson" : "page";
}
