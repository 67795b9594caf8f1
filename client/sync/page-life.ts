// What the browser tells about the page itself: the network is back, somebody looks at the tab again, the page is
// put away or fetched back. It knows nothing of boards.

export type OnWake = (listener: () => void) => () => void;

export interface PageLife {
  /** The page is closed or put into the back/forward cache: say goodbye now, there may be no later. */
  readonly hide: () => void;
  /** The page came back out of that cache, with all it held. */
  readonly show: () => void;
}
export type OnPageLife = (life: PageLife) => () => void;

function listening(listeners: readonly (readonly [EventTarget, string, EventListener])[]): () => void {
  for (const [target, type, listener] of listeners) target.addEventListener(type, listener);
  return () => {
    for (const [target, type, listener] of listeners) target.removeEventListener(type, listener);
  };
}

/** Calls when waiting may have become pointless: online again, visible again, back from the cache. */
export const onWake: OnWake = (listener) =>
  listening([
    [window, 'online', listener],
    [window, 'pageshow', listener],
    [document, 'visibilitychange', () => document.visibilityState === 'visible' && listener()],
  ]);

/** Nobody sees the page: its timers may wait for a minute. */
export const isHidden = (): boolean => document.visibilityState === 'hidden';

export const onPageLife: OnPageLife = ({ hide, show }) =>
  listening([
    [window, 'pagehide', hide],
    [window, 'pageshow', (event) => (event as PageTransitionEvent).persisted && show()],
  ]);
