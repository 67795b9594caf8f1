// The looks of the size of an item.

import { css } from 'lit';

export const itemSizeStyles = css`
  .row,
  .cards {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
  }
  .label {
    margin-bottom: 3px;
  }
  .card {
    min-width: 30px;
    min-height: 34px;
    padding: 0 6px;
    border: 1px solid var(--line-strong);
    border-radius: var(--radius-s);
    background: var(--surface);
    color: var(--ink);
    font: 500 var(--text-m) / 1.2 var(--font);
    white-space: nowrap;
    cursor: pointer;
  }
  .card:hover:not([aria-pressed='true']) {
    background: var(--sunken);
  }
  .card[aria-pressed='true'] {
    border-color: var(--ink);
    background: var(--ink);
    color: var(--surface);
    font-weight: 600;
  }
  .row .field {
    width: 62px;
    appearance: textfield;
  }
  .row .field::-webkit-inner-spin-button {
    appearance: none;
  }
  .rule {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-1) var(--space-3);
    margin-top: var(--space-2);
    padding: var(--space-1) var(--space-1) var(--space-1) var(--space-3);
    border-radius: var(--radius-s);
    background: var(--task-soft);
    font-size: var(--text-s);
  }
  .rule span {
    flex: 1 1 180px;
  }
  @media (hover: none) {
    .card {
      min-width: 44px;
      min-height: 44px;
    }
  }
`;
