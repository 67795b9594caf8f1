// The looks of what an item waits for, and of lists of items in panels and dialogs.

import { css } from 'lit';

/** Rows that name an item: glyph, key, title, and at the end where it stands. */
export const itemRowStyles = css`
  .open {
    display: flex;
    flex: 1;
    align-items: center;
    gap: var(--space-2);
    min-width: 0;
    min-height: 30px;
    padding: 2px var(--space-2) 2px 4px;
    border: 0;
    border-radius: var(--radius-s);
    background: none;
    color: var(--ink);
    font: 400 var(--text-m) / 1.35 var(--font);
    text-align: start;
    cursor: pointer;
  }
  .open:hover {
    background: var(--sunken);
  }
  .open .key {
    flex: none;
    color: var(--ink-2);
    font-size: var(--text-s);
  }
  .open .title {
    flex: 1;
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .open .state {
    display: inline-flex;
    flex: none;
    align-items: center;
    gap: 3px;
    color: var(--ink-2);
    font-size: var(--text-s);
  }
  .over .title {
    color: var(--ink-3);
  }
  .over .state .icon {
    color: var(--ok);
  }
  @media (hover: none) {
    .open {
      min-height: 40px;
    }
  }
`;

export const waitsStyles = [
  itemRowStyles,
  css`
    section {
      display: flex;
      flex-direction: column;
      gap: 3px;
    }
    h3 {
      color: var(--ink-2);
      font-size: var(--text-s);
      font-weight: 500;
    }
    gw-item-picker {
      margin-top: 3px;
    }
    ul + h3,
    gw-item-picker + h3,
    .refusal + h3 {
      margin-top: var(--space-2);
    }
    li {
      display: flex;
      align-items: center;
      gap: 2px;
      margin-inline-start: -4px;
    }
    .circle {
      display: grid;
      grid-template-columns: auto 1fr;
      gap: var(--space-1) var(--space-2);
      align-items: start;
      margin-bottom: var(--space-2);
      padding: var(--space-2) var(--space-3);
      border-radius: var(--radius-s);
      background: var(--warn-soft);
      font-size: var(--text-s);
    }
    .circle > .icon {
      margin-top: 2px;
      color: var(--warn);
    }
    .circle .button {
      grid-column: 2;
      justify-self: start;
      height: auto;
      white-space: normal;
      text-align: start;
    }
  `,
];
