// The looks of opening a board by its link.

import { css } from 'lit';

export const openLinkStyles = css`
  h2 label {
    color: var(--ink);
    font-size: var(--text-l);
    font-weight: 650;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
    margin-top: var(--space-3);
  }
  .field {
    flex: 1 1 160px;
    width: auto;
    min-width: 0;
  }
  .button {
    min-height: 34px;
    text-decoration: none;
  }
  .question {
    margin-top: var(--space-3);
    padding: var(--space-3) var(--space-4);
    border-radius: var(--radius-m);
    background: var(--sunken);
    overflow-wrap: anywhere;
  }
`;
