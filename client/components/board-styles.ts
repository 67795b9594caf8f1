// The looks of the board as a whole: one scroller for columns and lanes, the panel beside it or over it.

import { css } from 'lit';

export const boardStyles = css`
  :host {
    --column-min: 208px;
    display: flex;
    flex-direction: column;
    height: 100vh;
    height: 100dvh;
    background: var(--page);
  }
  .body {
    position: relative;
    display: flex;
    flex: 1;
    min-height: 0;
  }
  .board {
    flex: 1;
    min-width: 0;
    overflow: auto;
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
  .lanes {
    display: flex;
    flex-direction: column;
    gap: var(--space-3);
    width: fit-content;
    min-width: 100%;
  }
  gw-item-panel {
    flex: 0 0 min(560px, 44vw);
    min-width: 0;
  }
  .refusal {
    margin: 0 var(--space-4) var(--space-2);
  }
  @media (max-width: 1000px) {
    gw-item-panel {
      position: absolute;
      inset: 0 0 0 auto;
      z-index: 3;
      width: min(560px, 100vw);
      box-shadow: var(--shadow-raised);
    }
  }
  @media (max-width: 720px) {
    :host {
      --column-min: min(78vw, 300px);
    }
    .board {
      padding-inline: var(--space-2);
      scroll-snap-type: x proximity;
    }
    .with-panel .board {
      display: none;
    }
    .with-panel gw-item-panel {
      width: 100%;
      flex: 1;
      position: static;
      box-shadow: none;
    }
  }
`;
