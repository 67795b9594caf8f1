// The looks of the menu of a card.

import { css } from 'lit';

export const cardMenuStyles = css`
  [popover] {
    min-width: 210px;
    padding: var(--space-1);
  }
  button {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    width: 100%;
    min-height: 30px;
    padding: 0 var(--space-2);
    border: 0;
    border-radius: var(--radius-s);
    background: none;
    color: var(--ink);
    font: 400 var(--text-m) / 1.2 var(--font);
    text-align: start;
    cursor: pointer;
  }
  button:hover,
  button:focus-visible {
    background: var(--sunken);
    outline-offset: -2px;
  }
  button[aria-checked='true'] {
    font-weight: 600;
  }
  .group {
    padding: 6px var(--space-2) 2px 32px;
    color: var(--ink-3);
    font-size: var(--text-xs);
  }
  hr {
    margin: var(--space-1) 0;
    border: 0;
    border-top: 1px solid var(--line);
  }
  .tick {
    width: 16px;
  }
`;
