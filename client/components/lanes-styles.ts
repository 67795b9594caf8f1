// The looks of the Board view: one scroller for columns and lanes.

import { css } from 'lit';

export const lanesStyles = css`
  :host {
    --column-min: 208px;
    display: block;
    overflow: auto;
    overscroll-behavior-x: contain;
    padding: 0 var(--space-4) var(--space-5);
    scroll-padding: 44px var(--space-5) var(--space-5);
  }
  .columns {
    position: sticky;
    z-index: 2;
    inset-block-start: 0;
    display: grid;
    grid-template-columns: repeat(var(--columns), minmax(var(--column-min), 1fr));
    gap: var(--space-3);
    min-width: fit-content;
    padding: 7px var(--space-3);
    background: var(--page);
  }
  .columns,
  .lanes {
    /* Whoever presses beside a card and pulls marks no words of the whole page. */
    user-select: none;
  }
  .lanes {
    display: flex;
    flex-direction: column;
    gap: var(--space-3);
    width: fit-content;
    min-width: 100%;
  }
  gw-board-note {
    position: sticky;
    inset-inline-start: 0;
    max-width: calc(100vw - 2 * var(--space-4));
  }
  gw-board-note:not([shown]) {
    display: none;
  }
  @media (max-width: 720px) {
    :host {
      --column-min: min(78vw, 300px);
      padding-inline: var(--space-2);
      scroll-padding-inline: calc(var(--space-2) + var(--space-3));
      scroll-snap-type: x proximity;
    }
    gw-column-head {
      scroll-snap-align: start;
    }
  }
`;
