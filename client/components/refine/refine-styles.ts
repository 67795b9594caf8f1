// The looks of Refine: three columns, on a small screen one with what the thumb needs at its lower edge.

import { css } from 'lit';

export const refineStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-height: 0;
    background: var(--surface);
  }
  .columns {
    display: grid;
    flex: 1;
    grid-template-columns: auto minmax(0, 1fr) auto;
    grid-template-rows: minmax(0, 1fr);
    min-height: 0;
  }
  .agenda,
  .meeting {
    width: 264px;
    padding: var(--space-4);
    overflow: auto;
    overscroll-behavior: contain;
  }
  .meeting {
    width: 292px;
  }
  .agenda {
    grid-column: 1;
    border-inline-end: 1px solid var(--line);
    background: var(--page);
    /* What is focused does not come to lie under what sticks to the lower edge. */
    scroll-padding-block-end: 120px;
  }
  .item {
    grid-column: 2;
    min-width: 0;
    min-height: 0;
  }
  gw-refine-item {
    height: 100%;
  }
  .meeting {
    grid-column: 3;
    border-inline-start: 1px solid var(--line);
  }
  .meeting,
  .now {
    display: flex;
    flex-direction: column;
    gap: var(--space-5);
  }
  .now:has(> [data-empty]:only-child) {
    display: none;
  }
  .summary {
    margin-top: var(--space-4);
  }
  /* As wide as the item, and in its place. */
  gw-meeting-summary {
    display: block;
    box-sizing: border-box;
    max-width: none;
    height: 100%;
    padding: var(--space-5) max(var(--space-5), 50% - 390px) calc(2 * var(--space-6));
    overflow: auto;
  }
  .unfold {
    justify-content: flex-start;
    min-height: 44px;
    border-width: 0 0 1px;
    border-radius: 0;
    background: var(--page);
  }
  .unfold .icon:last-child {
    margin-inline-start: auto;
  }
  .unfold[aria-expanded='true'] .icon:last-child {
    rotate: 180deg;
  }
  @media (max-width: 1240px) {
    .agenda,
    .meeting {
      width: 216px;
      padding: var(--space-3);
    }
  }
  :host([form='middle']) .columns {
    grid-template-columns: minmax(0, 1fr) auto;
    grid-template-rows: auto auto minmax(0, 1fr);
  }
  :host([form='middle']) :is(.unfold, .agenda) {
    grid-column: 1 / -1;
    width: auto;
    max-height: 50vh;
  }
  :host([form='middle']) .agenda {
    grid-row: 2;
  }
  :host([form='middle']) :is(.item, .meeting) {
    grid-row: 3;
  }
  :host([form='middle']) .item {
    grid-column: 1;
  }
  :host([form='middle']) .meeting {
    grid-column: 2;
  }
  /* The clock and the vote stay where the thumb is; who is here comes after the item. */
  :host([form='narrow']) .columns {
    display: flex;
    flex-direction: column;
    overflow: auto;
    overscroll-behavior: contain;
  }
  :host([form='narrow']) .agenda {
    flex: none;
    width: auto;
    padding: var(--space-3);
    border: 0;
    border-bottom: 1px solid var(--line);
  }
  :host([form='narrow']) .item {
    flex: 1 0 auto;
  }
  :host([form='narrow']) :is(gw-refine-item, gw-meeting-summary) {
    height: auto;
  }
  :host([form='narrow']) gw-meeting-summary {
    padding: var(--space-4) var(--space-4) var(--space-6);
  }
  :host([form='narrow']) .meeting {
    display: contents;
  }
  :host([form='narrow']) .now {
    position: sticky;
    inset-block-end: 0;
    z-index: 2;
    order: 1;
    gap: var(--space-2);
    padding: var(--space-2) var(--space-3) calc(var(--space-2) + env(safe-area-inset-bottom));
    border-top: 1px solid var(--line);
    background: var(--surface);
  }
  :host([form='narrow']) gw-room {
    padding: var(--space-3);
  }
  /* Beside a keyboard on the screen there is room for what is typed alone. */
  @media (max-height: 560px) {
    :host([form='narrow']) .columns:has(.item:focus-within) .now {
      position: static;
    }
  }
  @media print {
    :host,
    .columns {
      display: block;
      overflow: visible;
    }
    .agenda,
    .meeting,
    .unfold {
      display: none;
    }
  }
`;
