// Where the focus of the page is, through all shadow roots, and word when it has fallen into nothing.

import { inLargeItem } from '../components/commands/meant.ts';

/** What has the focus. */
export function focusNow(): Element | null {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at;
}

export const isNowhere = (): boolean =>
  document.activeElement === null || document.activeElement === document.body;

/** Where what had the focus has gone with what was shown there, it goes to what is found once that is rendered. */
export async function focusIfLost(
  host: { readonly updateComplete: Promise<unknown> },
  find: () => HTMLElement | null | undefined,
): Promise<void> {
  await host.updateComplete;
  if (isNowhere()) find()?.focus();
}

/**
 * Calls when what had the focus is not seen any more and nothing else has it: a menu closed, and the button that it
 * belonged to is gone. Not for what goes inside an open item, which looks after its own.
 */
export function onFocusLost(signal: AbortSignal, lost: () => void): void {
  const look = (event: FocusEvent) => {
    const path = event.composedPath();
    const [from] = path;
    const inItem = inLargeItem(path);
    if (event.relatedTarget !== null || inItem || !(from instanceof HTMLElement)) return;
    // Whoever closed something may be about to say where the focus goes.
    setTimeout(() => {
      // Still seen: it was left on purpose, by a click beside it.
      if (!signal.aborted && isNowhere() && !from.checkVisibility()) lost();
    });
  };
  window.addEventListener('focusout', look, { signal });
}
