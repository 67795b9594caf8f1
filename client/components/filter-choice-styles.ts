// The looks of a choice of several values.

import { css } from 'lit';

export const filterChoiceStyles = css`
  .button[aria-pressed='true'] {
    border-color: var(--accent);
    background: var(--accent-soft);
  }
  .boxes {
    max-height: min(320px, 50vh);
    overflow: auto;
  }
  .boxes:focus-visible {
    outline-offset: -2px;
  }
  label {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    min-height: 28px;
    cursor: pointer;
  }
  input[type='checkbox'] {
    accent-color: var(--accent);
  }
  .field {
    margin-bottom: var(--space-2);
  }
`;
