// The looks of the panel that says how the Board is shown.

import { css } from 'lit';

export const boardToolsStyles = css`
  :host {
    display: flex;
    gap: var(--space-1);
  }
  fieldset {
    margin: 0 0 var(--space-3);
    padding: 0;
    border: 0;
  }
  legend {
    margin-bottom: 2px;
    padding: 0;
    font-weight: 650;
  }
  label {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    min-height: 28px;
    cursor: pointer;
  }
  label + p {
    max-width: 260px;
  }
  /* Without the browser's margins, which differ above and below. */
  input {
    flex: none;
    width: 16px;
    height: 16px;
    margin: 0;
    accent-color: var(--accent);
  }
  .amount {
    padding: 0 6px;
    border-radius: 9px;
    background: var(--accent);
    color: var(--accent-ink);
    font-size: var(--text-xs);
    font-weight: 650;
  }
  @media (max-width: 900px) {
    .word {
      position: absolute;
      overflow: hidden;
      width: 1px;
      height: 1px;
      clip-path: inset(50%);
    }
  }
`;
