"use client";

import { useEffect, useRef } from "react";
import { followFocus } from "./follow-focus";
import { preserveHashHistory } from "./preserve-hash-history";

// What is there sooner needs no skeleton: it would only flicker.
const PATIENCE_MS = 150;
// After this a page that does not come is not waited for: the old one is shown again.
const timeoutMs = 10_000;
const FORMS = /^(sign|settings|forgot|reset|confirm|check-)/;

/**
 * After a followed link: shows the next page's skeleton while that is on its way; browsers without the Navigation API do
 * without. Has the focus follow what changes, and keeps the way back to places in pages.
 */
export function Navigation() {
  const status = useRef<HTMLParagraphElement>(null);
  useEffect(followFocus, []);
  useEffect(preserveHashHistory, []);
  useEffect(() => {
    const history = "navigation" in window && window.navigation;
    if (!(history instanceof EventTarget)) return;
    let timers: number[] = [];
    let scrolledTo = 0;
    // Not by React's state: the router changes the history in the middle of React's own work.
    const say = (words: string) => status.current?.replaceChildren(words);
    const show = (skeleton: string) => {
      scrolledTo = scrollY;
      document.documentElement.setAttribute("data-loading", skeleton);
      scrollTo(0, 0);
      say("Loading…");
    };
    const stop = () => {
      timers.forEach(clearTimeout);
      timers = [];
      document.documentElement.removeAttribute("data-loading");
      say("");
    };
    const surrender = () => {
      stop();
      scrollTo(0, scrolledTo);
    };
    const onClick = (event: MouseEvent) => {
      const link = followedLink(event);
      if (!link) return;
      stop();
      timers = [
        window.setTimeout(() => show(skeletonOf(link)), PATIENCE_MS),
        window.setTimeout(surrender, timeoutMs),
      ];
    };
    document.addEventListener("click", onClick);
    history.addEventListener("currententrychange", stop);
    window.addEventListener("pageshow", stop);
    return () => {
      document.removeEventListener("click", onClick);
      history.removeEventListener("currententrychange", stop);
      window.removeEventListener("pageshow", stop);
    };
  }, []);
  return <p ref={status} role="status" className="sr-only" />;
}

/** What was clicked, if it leads to another page of the shop in this tab. */
function followedLink(event: MouseEvent): HTMLAnchorElement | null {
  const link = event.target instanceof Element && event.target.closest("a");
  if (!link || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
    return null;
  const { origin, pathname } = link;
  if (link.target || link.hasAttribute("download") || origin !== location.origin) return null;
  return pathname === location.pathname || pathname.startsWith("/api/") ? null : link;
}

/** What the page will look like, as far as its address and the way to it tell: a place in a lesson is one to read on. */
function skeletonOf(link: HTMLAnchorElement): string {
  const [, first, second] = link.pathname.split("/");
  if (!first) return "front";
  if (first === "creators") return "creator";
  if (first !== "lessons") return FORMS.test(first) ? "form" : "page";
  if (!second) return "shelf";
  return link.hash || location.pathname === "/library" || link.closest("[data-owned]") ? "reader" : "lesson";
}
