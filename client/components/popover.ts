// Small panels that belong to a button: where they stand on the screen, and how they look.

import { css } from 'lit';

const edge = 8;

/**
 * Opens or closes a popover under its button, moved as far as it must be to stay on the screen; its right edges are in
 * line, or its left ones. A focus that is in it when it closes goes back to the button.
 */
export function showBelow(panel: HTMLElement, button: HTMLElement, edges: 'left' | 'right' = 'right'): void {
  if (panel.matches(':popover-open')) {
    panel.hidePopover();
    return;
  }
  panel.showPopover();
  // So that Escape is meant for the panel, and Tab goes on inside it.
  panel.tabIndex = -1;
  panel.focus();
  const goBack = () => {
    if (panel.matches(':focus-within')) queueMicrotask(() => button.focus());
  };
  panel.addEventListener('beforetoggle', goBack, { once: true });
  const place = button.getBoundingClientRect();
  const { width, height } = panel.getBoundingClientRect();
  const wanted = edges === 'left' ? place.left : place.right - width;
  const left = Math.max(edge, Math.min(wanted, innerWidth - width - edge));
  const below = place.bottom + 4;
  const top = below + height + edge <= innerHeight ? below : Math.max(edge, place.top - height - 4);
  panel.style.left = `${left}px`;
  panel.style.top = `${top}px`;
}

export const popoverStyles = css`
  [popover] {
    position: fixed;
    inset: auto;
    width: max-content;
    max-width: min(340px, calc(100vw - 16px));
    max-height: calc(100dvh - 16px);
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
