// The looks of the bar of the selection: one row, which scrolls sideways where the screen is narrow.

import { css } from 'lit';

export const selectionBarStyles = css`
  section {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-2) var(--space-4);
    padding: var(--space-2) var(--space-4);
    border-top: 1px solid var(--line);
    background: var(--surface);
  }
  strong {
    font-weight: 650;
    white-space: nowrap;
  }
  .actions {
    display: flex;
    gap: var(--space-2);
    min-width: 0;
    /* Room for the focus ring, which scrolling would cut off. */
    margin: -4px;
    padding: 4px;
    overflow-x: auto;
    scrollbar-width: thin;
  }
  .actions .button {
    flex: none;
    gap: 6px;
  }
  .clear {
    margin-inline-start: auto;
  }
  .refusal {
    flex: 1 0 100%;
    margin: 0;
  }
  fieldset {
    max-height: 40dvh;
    margin: 0;
    padding: 0;
    overflow: auto;
    border: 0;
  }
  .check {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    min-height: 30px;
    padding: 0 var(--space-2);
    border-radius: var(--radius-s);
    color: var(--ink);
    font-size: var(--text-m);
    font-weight: 400;
  }
  .check:hover {
    background: var(--sunken);
  }
  .check input {
    flex: none;
    width: 16px;
    height: 16px;
    margin: 0;
    accent-color: var(--accent);
  }
  .check span {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  [popover][role='dialog'] {
    width: min(260px, calc(100vw - 16px));
    padding: var(--space-3);
  }
  fieldset + form {
    margin-top: var(--space-2);
  }
  .row {
    display: flex;
    gap: var(--space-2);
    margin-top: 3px;
  }
  [type='date'] {
    margin-block: 3px var(--space-2);
  }
  @media (max-width: 720px) {
    section {
      padding: var(--space-2);
    }
    .actions {
      order: 3;
      flex: 1 0 100%;
      width: 0;
    }
    .actions .button {
      min-height: 44px;
    }
    .check {
      min-height: 44px;
    }
  }
`;
