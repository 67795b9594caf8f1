// The looks of an open board: the view that is shown, the panel beside it or over it.

import { css } from 'lit';

export const boardStyles = css`
  :host {
    /* Nothing makes the page itself scroll, also nothing unseen at its end: the head would be cut off. */
    position: relative;
    overflow: clip;
    display: flex;
    flex-direction: column;
    height: 100vh;
    height: 100dvh;
    background: var(--page);
  }
  /* Behind the projected form the view stays as it is, unseen and out of reach, dialogs too. */
  :host([presenting]) > :not(gw-projector) {
    visibility: hidden;
  }
  gw-projector {
    position: fixed;
    inset: 0;
    z-index: 20;
  }
  gw-projector:not(:defined) {
    background: #0b0d0f;
  }
  .body {
    position: relative;
    display: flex;
    flex: 1;
    min-height: 0;
  }
  .view {
    flex: 1;
    min-width: 0;
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
    .with-panel .view {
      display: none;
    }
    .with-panel gw-item-panel {
      width: 100%;
      flex: 1;
      position: static;
      box-shadow: none;
    }
  }
  /* On paper there is only what the view says, as long as it is. */
  @media print {
    :host {
      height: auto;
      overflow: visible;
      background: none;
    }
    :host > :not(.body),
    gw-board-header,
    gw-item-panel {
      display: none;
    }
    .body {
      display: block;
    }
  }
`;
