"use client";

import { useEffect, useOptimistic, useState } from "react";
import { navigationApi } from "./navigation-api";

// A page that arrives sooner needs no indication: it would only flicker.
const showAfterMs = 150;
const slowAfterMs = 10_000;

const MESSAGES = { idle: "", loading: "Loading…", slow: "This is taking longer than usual." };

/** A bar at the top of the window, and a message for screen readers, while another page is on its way. */
export function NavigationProgress() {
  // Started inside the router's transition, so React resets it when that ends, whatever its outcome.
  const [navigation, start] = useOptimistic(0, (count: number) => count + 1);
  const [phase, setPhase] = useState<keyof typeof MESSAGES>("idle");
  useEffect(() => {
    // From instrumentation-client.ts; by an event, because a shared module would be one more file to load.
    const onStart = () => start(undefined);
    window.addEventListener("navigationstart", onStart);
    return () => window.removeEventListener("navigationstart", onStart);
  }, [start]);
  useEffect(() => {
    if (navigation === 0) return;
    const timers = [
      setTimeout(() => setPhase("loading"), showAfterMs),
      setTimeout(() => setPhase("slow"), slowAfterMs),
    ];
    const stop = () => {
      timers.forEach(clearTimeout);
      setPhase("idle");
    };
    // When Next falls back to loading a new document, its transition does not end if that fails or is stopped.
    const browser = navigationApi();
    browser?.addEventListener("navigateerror", stop);
    return () => {
      browser?.removeEventListener("navigateerror", stop);
      stop();
    };
  }, [navigation]);
  return (
    <p role="status" data-phase={phase} className="navigation-progress">
      {MESSAGES[phase]}
    </p>
  );
}
