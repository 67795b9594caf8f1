// Small things in a row, each with a button that takes it off: assignees and labels.

import { css } from 'lit';

export const chipStyles = css`
  .chips {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px;
    margin-top: 3px;
  }
  .chip {
    display: inline-flex;
    align-items: center;
    gap: 5px;
    max-width: 100%;
    min-height: 28px;
    padding: 2px 4px 2px 8px;
    border: 1px solid var(--line-strong);
    border-radius: 14px;
    font-size: var(--text-s);
  }
  .chip:has(.avatar) {
    padding-inline-start: 4px;
  }
  .chip span {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .chip.still {
    padding-inline-end: 8px;
  }
  .chip button {
    display: grid;
    width: 24px;
    height: 24px;
    margin: -2px -2px -2px 0;
    padding: 0;
    place-items: center;
    border: 0;
    border-radius: 50%;
    background: none;
    color: var(--ink-3);
    cursor: pointer;
  }
  .chip button:hover {
    background: var(--sunken);
    color: var(--ink);
  }
  .chips .field {
    width: auto;
    min-width: 110px;
    max-width: 180px;
    min-height: 30px;
    padding-block: 3px;
    font-size: var(--text-s);
  }
  @media (pointer: coarse) {
    .chips .field {
      font-size: var(--text-field);
    }
  }
`;
