// The looks of the board's settings.

import { css } from 'lit';

export const boardSettingsStyles = css`
  section {
    margin-top: var(--space-4);
  }
  section > .quiet {
    margin-top: var(--space-1);
    max-width: 64ch;
  }
  section > label,
  .label {
    margin-bottom: 3px;
    color: var(--ink);
    font-weight: 600;
  }
  .narrow {
    width: 130px;
  }
  .pair {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: var(--space-4);
  }
  section > .button {
    margin-top: var(--space-1);
    white-space: normal;
  }
  .rules {
    margin: 0;
    padding: 0;
    border: 0;
  }
  .rules legend {
    padding: 0;
  }
  .rules label {
    display: flex;
    align-items: flex-start;
    gap: var(--space-2);
    padding: 5px 0;
    color: var(--ink);
    font-size: var(--text-m);
    font-weight: 500;
    cursor: pointer;
  }
  .rules label .quiet {
    display: block;
    font-weight: 400;
  }
  .rules input {
    flex: none;
    width: 18px;
    height: 18px;
    margin: 1px 0 0;
    accent-color: var(--accent);
  }
  @media (max-width: 560px) {
    .pair {
      grid-template-columns: 1fr;
      gap: 0;
    }
    .field,
    .rules label,
    section > .button {
      min-height: 44px;
    }
    .field {
      font-size: 16px;
    }
  }
`;
