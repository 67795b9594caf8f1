// Keeps the page in this browser, so that it opens without a network: one cache for each version, filled whole when the
// version is installed. A newer one waits until a tab asks for it. It holds no data of any board.

import { answerTo, cacheName, cachesToDelete, type Answer } from './offline/answers.ts';
import { askVersion, parseMessage } from './offline/messages.ts';

declare const self: ServiceWorkerGlobalScope;

interface BuiltFile {
  /** As it is asked for; the page itself is `/`. */
  readonly path: string;
  /** The hash of its content, which the browser checks. */
  readonly integrity: string;
}

/** The version and all its files; put in by the build. */
declare const built: { readonly version: string; readonly files: readonly BuiltFile[] };

const { version, files } = built;
const own = cacheName(version);

/** Its name carries its hash: what is here under this name is right. */
const isHashed = (path: string): boolean => path.startsWith('/assets/');

/** Fails when one file cannot be had as it was built: then the version before stays in force, and it is tried again. */
async function install(): Promise<void> {
  const cache = await caches.open(own);
  const here = new Set((await cache.keys()).map(({ url }) => new URL(url).pathname));
  const missing = files.filter(({ path }) => !isHashed(path) || !here.has(path));
  await Promise.all(
    missing.map(async ({ path, integrity }) => {
      const download = (cache: RequestCache) => fetch(path, { integrity, cache, priority: 'low' });
      // What the page has loaded a moment ago is in the browser's own cache.
      const response = isHashed(path)
        ? await download('default').catch(() => download('reload'))
        : await download('reload');
      if (!response.ok) throw new Error(`${path} is answered with ${response.status}`);
      await cache.put(path, response);
    }),
  );
}

async function fromCache(request: Request, answer: Exclude<Answer, 'network'>): Promise<Response> {
  const path = answer === 'page' ? '/' : new URL(request.url).pathname;
  try {
    const found =
      (await caches.match(path, { cacheName: own, ignoreVary: true })) ??
      // A tab of a version before asks for a part that it had not loaded yet.
      (answer === 'file' ? await caches.match(path, { ignoreVary: true }) : undefined);
    if (found) return found;
  } catch {
    // The browser cannot read its caches just now; the relay has all of it too.
  }
  return fetch(request);
}

/** Deletes the versions that nobody needs any more. */
async function tidy(): Promise<void> {
  // A version that is only coming has a cache too.
  const comes = () => self.registration.installing ?? self.registration.waiting;
  if (comes()) return;
  const tabs = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const answers = await Promise.all(tabs.map((tab) => askVersion(tab)));
  const known = answers.filter((answer) => answer !== undefined);
  const shown = known.length === answers.length ? new Set(known) : undefined;
  if (comes()) return;
  for (const name of cachesToDelete(await caches.keys(), version, shown)) await caches.delete(name);
}

self.addEventListener('install', (event) => event.waitUntil(install()));

// The tab that came first is looked after from now on, and not only when it is reloaded.
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('fetch', (event) => {
  const answer = answerTo(event.request, self.location.origin);
  if (answer !== 'network') event.respondWith(fromCache(event.request, answer));
});

self.addEventListener('message', (event) => {
  const message = parseMessage(event.data);
  if (message === 'version') event.ports[0]?.postMessage(version);
  if (message === 'takeOver') event.waitUntil(self.skipWaiting());
  if (message === 'tidy') event.waitUntil(tidy());
});
