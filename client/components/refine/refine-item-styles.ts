// The looks of the item that is refined.

import { css } from 'lit';

export const refineItemStyles = css`
  :host {
    container: item / inline-size;
    --title-size: clamp(20px, 3.6cqi, 28px);
  }
  @media not ((hover: none) and (pointer: coarse)) {
    :host {
      --text-field: 15px;
    }
  }
  .scroll {
    position: relative;
    height: 100%;
    overflow: auto;
    overscroll-behavior: contain;
  }
  .page {
    display: flex;
    flex-direction: column;
    gap: var(--space-5);
    max-width: calc(788px + 2 * var(--space-5));
    margin: 0 auto;
    padding: var(--space-5) var(--space-5) calc(2 * var(--space-6));
  }
  header {
    display: grid;
    grid-template-columns: auto auto auto minmax(0, 1fr) auto;
    align-items: center;
    gap: var(--space-1) var(--space-2);
    min-height: 34px;
  }
  h2:focus {
    outline: none;
  }
  header .kind {
    margin-inline-start: -4px;
    padding-inline: 2px;
    border-color: transparent;
    background: none;
    color: var(--ink-2);
  }
  header .kind:hover {
    border-color: var(--field-line);
  }
  @media not ((hover: none) and (pointer: coarse)) {
    header .kind {
      font-size: var(--text-s);
    }
  }
  .end {
    display: flex;
    gap: var(--space-1);
    grid-column: -2;
    align-self: start;
  }
  /* Nothing in them takes no room either. */
  gw-came-from,
  gw-refine-waits {
    display: contents;
  }
  .title {
    margin-top: calc(-1 * var(--space-3));
  }
  .form {
    display: grid;
    grid-template-columns: repeat(6, minmax(0, 1fr));
    gap: var(--space-4);
    align-items: start;
  }
  .form > * {
    grid-column: 1 / -1;
  }
  @container item (min-width: 560px) {
    .spike > :is(.question, .soThat),
    .bug > :is(.happens, .expected) {
      grid-column: span 3;
    }
    .story > :is(.role, .want, .soThat) {
      grid-column: span 2;
    }
  }
  /* What a meeting seldom needs. */
  .rest {
    display: flex;
    flex-direction: column;
    gap: var(--space-4);
    padding-top: var(--space-5);
    border-top: 1px solid var(--line);
  }
  summary {
    display: flex;
    align-items: center;
    gap: var(--space-1);
    width: fit-content;
    min-height: 28px;
    color: var(--ink-2);
    font-size: var(--text-s);
    font-weight: 500;
    cursor: pointer;
  }
  summary::-webkit-details-marker {
    display: none;
  }
  .size[open] > summary .icon {
    rotate: 180deg;
  }
  @container item (max-width: 719px) {
    .page {
      gap: var(--space-4);
      padding: var(--space-3) var(--space-4) var(--space-6);
    }
    .title {
      margin-top: calc(-1 * var(--space-1));
    }
    gw-item-ready {
      grid-row: 2;
      grid-column: 1 / -1;
    }
  }
  /* The actions have a row of their own, else the words beside them are cut. */
  @container item (max-width: 359px) {
    .end {
      grid-row: 2;
      grid-column: 1 / -1;
      justify-self: end;
    }
    gw-item-ready {
      grid-row: 3;
    }
  }
  @media print {
    .scroll {
      height: auto;
      overflow: visible;
    }
  }
`;
