// Keeps the page and its assets; the network is asked only for what is not kept.

self.addEventListener('install', (event) => {
  self.skipWaiting();
  event.waitUntil(caches.open('v1').then((cache) => cache.add('./')));
});
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
self.addEventListener('fetch', (event) => {
  if (event.request.method !== 'GET') return;
  const key = event.request.mode === 'navigate' ? './' : event.request;
  event.respondWith(answer(key, event.request));
});

async function answer(key, request) {
  const kept = await caches.match(key);
  if (kept) return kept;
  const response = await fetch(request);
  if (response.ok) void keep(key, response.clone());
  return response;
}

async function keep(key, response) {
  const cache = await caches.open('v1');
  await cache.put(key, response);
}
