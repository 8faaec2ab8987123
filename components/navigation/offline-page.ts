/** The service worker keeps public/offline.html for when there is no connection. */
export function registerOfflinePage(): void {
  navigator.serviceWorker?.register("/service-worker.js").catch(Boolean);
}
