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
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-1) var(--space-2);
    min-height: 34px;
  }
  h2:focus {
    outline: none;
  }
  h2:focus-visible {
    outline: 2px solid var(--focus);
  }
  header .kind {
    border-color: transparent;
    background: none;
  }
  header .kind:hover {
    border-color: var(--field-line);
  }
  .end {
    display: flex;
    gap: var(--space-1);
    margin-inline-start: auto;
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
  @container item (min-width: 600px) {
    .spike > :is(.question, .soThat),
    .bug > :is(.happens, .expected) {
      grid-column: span 3;
    }
    .story > :is(.role, .want, .soThat) {
      grid-column: span 2;
    }
  }
  @container item (max-width: 719px) {
    .page {
      padding-inline: var(--space-4);
    }
  }
  @media print {
    .scroll {
      height: auto;
      overflow: visible;
    }
  }
`;
