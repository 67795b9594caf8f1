// Whether the person at this tab is active, idle or away, judged by keys, pointer and whether the tab is seen.

import { after, type After } from './after.ts';
import type { Activity } from './presence-state.ts';

const idleAfterMs = 2 * 60_000;
const awayAfterMs = 10 * 60_000;
const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;
/** Signs of life that come closer together than this tell nothing new. */
const signEveryMs = 1000;

export interface ActivityOptions {
  readonly page: Document;
  readonly set: (activity: Activity) => void;
  readonly after?: After;
}

/** Calls `set` at each change until the returned function is called. */
export function watchActivity({ page, set, after: wait = after }: ActivityOptions): () => void {
  let cancelQuiet = () => {};
  let cancelDeaf = () => {};
  let deaf = false;

  const sign = () => {
    if (deaf || page.visibilityState === 'hidden') return;
    deaf = true;
    cancelDeaf = wait(signEveryMs, () => (deaf = false));
    cancelQuiet();
    set('active');
    cancelQuiet = wait(idleAfterMs, () => {
      set('idle');
      cancelQuiet = wait(awayAfterMs - idleAfterMs, () => set('away'));
    });
  };
  const seen = () => {
    cancelDeaf();
    deaf = false;
    if (page.visibilityState !== 'hidden') return sign();
    cancelQuiet();
    set('away');
  };

  for (const type of signs) page.addEventListener(type, sign, { passive: true, capture: true });
  page.addEventListener('visibilitychange', seen);
  seen();
  return () => {
    cancelQuiet();
    cancelDeaf();
    for (const type of signs) page.removeEventListener(type, sign, { capture: true });
    page.removeEventListener('visibilitychange', seen);
  };
}
