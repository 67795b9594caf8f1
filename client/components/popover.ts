// Small panels that belong to a button: where they stand on the screen, and how they look.

import { css } from 'lit';

const edge = 8;

const gap = 4;

/** Which button an open panel belongs to. */
const buttonOf = new WeakMap<HTMLElement, HTMLElement | SVGElement>();

/** Opens a popover beside its button (see placeBelow), or closes it: then a focus in it goes back to the button. */
export function showBelow(
  panel: HTMLElement,
  button: HTMLElement | SVGElement,
  edges?: 'left' | 'right',
): void {
  if (panel.matches(':popover-open')) {
    panel.hidePopover();
    return;
  }
  panel.showPopover();
  // So that Escape is meant for the panel, and Tab goes on inside it.
  panel.tabIndex = -1;
  panel.focus();
  const goBack = () => {
    if (panel.matches(':focus-within')) queueMicrotask(() => buttonOf.get(panel)?.focus());
  };
  panel.addEventListener('beforetoggle', goBack, { once: true });
  closeBehind(panel);
  placeBelow(panel, button, edges);
}

/** Tab out of an open panel closes it, or it would lie over what has the focus then; on goes it from its button. */
function closeBehind(panel: HTMLElement): void {
  const end = new AbortController();
  const { signal } = end;
  let byTab = false;
  panel.addEventListener('keydown', ({ key }) => (byTab = key === 'Tab'), { signal, capture: true });
  panel.addEventListener(
    'focusout',
    ({ relatedTarget }) => {
      if (!byTab || (relatedTarget instanceof Node && panel.contains(relatedTarget))) return;
      panel.hidePopover();
      // Only then has the focus come to where Tab leads it.
      setTimeout(() => buttonOf.get(panel)?.focus());
    },
    { signal },
  );
  panel.addEventListener('toggle', ({ newState }) => newState === 'closed' && end.abort(), { signal });
}

/**
 * Puts an open popover under a button, or above it where there is more room, moved as far as it must be to stay on the
 * screen; its right edges are in line, or its left ones. Whatever it shows later, it grows away from the button.
 */
export function placeBelow(
  panel: HTMLElement,
  button: HTMLElement | SVGElement,
  edges: 'left' | 'right' = 'right',
): void {
  buttonOf.set(panel, button);
  panel.style.removeProperty('--room');
  const place = button.getBoundingClientRect();
  const { width, height } = panel.getBoundingClientRect();
  const wanted = edges === 'left' ? place.left : place.right - width;
  const below = innerHeight - place.bottom - gap - edge;
  const above = place.top - gap - edge;
  const goes = height <= below ? 'down' : height <= above ? 'up' : 'nowhere';
  panel.style.left = `${Math.max(edge, Math.min(wanted, innerWidth - width - edge))}px`;
  panel.style.top = goes === 'up' ? 'auto' : `${goes === 'down' ? place.bottom + gap : edge}px`;
  panel.style.bottom = goes === 'up' ? `${innerHeight - place.top + gap}px` : 'auto';
  if (goes !== 'nowhere') panel.style.setProperty('--room', `${goes === 'up' ? above : below}px`);
}

export const popoverStyles = css`
  [popover] {
    position: fixed;
    inset: auto;
    width: max-content;
    max-width: min(340px, calc(100vw - 16px));
    max-height: min(var(--room, 100dvh), calc(100dvh - 16px));
    margin: 0;
    padding: var(--space-4);
    overflow: auto;
    border: 0;
    outline: none;
    border-radius: var(--radius-m);
    background: var(--surface);
    color: var(--ink);
    box-shadow:
      var(--shadow-raised),
      0 0 0 1px var(--line);
  }
`;
