// What the service worker decides, without a browser: how a request is answered, what its caches are called and which of
// them may go. A cache holds one version of the page, whole.

/** page: the page of this version. file: a file of it, or of one before. network: as if there were no worker. */
export type Answer = 'page' | 'file' | 'network';

export interface Asked {
  readonly method: string;
  /** Of a Request: `navigate` when a tab goes somewhere. */
  readonly mode: string;
  readonly url: string;
}

/** What the relay answers itself, and no copy may stand for. */
const ofTheRelay = /^\/(?:api\/|sync(?:\/|$)|healthz$|readyz$|metrics$)/;
/** Home and boards; a name with a dot is a file, which is there or missing. */
const views = /^\/(?:b\/[^/.]+\/?)?$/;

export function answerTo({ method, mode, url }: Asked, origin: string): Answer {
  if (method !== 'GET' || !URL.canParse(url)) return 'network';
  const { origin: asked, pathname } = new URL(url);
  if (asked !== origin || ofTheRelay.test(pathname)) return 'network';
  if (mode === 'navigate') return views.test(pathname) ? 'page' : 'network';
  // The page is kept under this address, and is no answer to anybody who asks for something else.
  return pathname === '/' ? 'network' : 'file';
}

const prefix = 'groundwork ';

export const cacheName = (version: string): string => `${prefix}${version}`;

/**
 * The caches that may be deleted, of all `names` in the order in which they were made: never that of the version in
 * force, never the one before it, and none of a version that a tab still shows (`shown`, undefined while some tab has
 * not said which one it shows).
 */
export function cachesToDelete(
  names: readonly string[],
  inForce: string,
  shown: ReadonlySet<string> | undefined,
): readonly string[] {
  if (!shown) return [];
  const others = names.filter((name) => name.startsWith(prefix) && name !== cacheName(inForce));
  return others.slice(0, -1).filter((name) => !shown.has(name.slice(prefix.length)));
}
