// Answers a page that cannot be reached with offline.html. Nothing else is kept or answered here.
const store = "offline-1";
const page = "/offline.html";

addEventListener("install", (event) => {
  event.waitUntil(
    caches
      .open(store)
      .then((cache) => cache.add(new Request(page, { cache: "reload" })))
      .then(() => self.skipWaiting()),
  );
});

addEventListener("activate", (event) => {
  // The page is asked for while this worker wakes up, so that it costs no time.
  event.waitUntil(self.registration.navigationPreload?.enable());
});

addEventListener("fetch", (event) => {
  if (event.request.mode === "navigate" && event.request.method === "GET") event.respondWith(answer(event));
});

async function answer({ request, preloadResponse }) {
  try {
    return (await preloadResponse) ?? (await fetch(request));
  } catch {
    return (await caches.match(page)) ?? Response.error();
  }
}
