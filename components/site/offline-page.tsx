"use client";

import { useEffect } from "react";

/** The service worker keeps public/offline.html for when there is no connection. */
export function OfflinePage() {
  useEffect(() => {
    navigator.serviceWorker?.register("/service-worker.js").catch(Boolean);
  }, []);
  return null;
}
