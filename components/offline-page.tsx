"use client";

import { useEffect } from "react";

/** Without a connection a page says so: has the browser keep public/offline.html. */
export function OfflinePage() {
  useEffect(() => {
    navigator.serviceWorker?.register("/service-worker.js").catch(Boolean);
  }, []);
  return null;
}
