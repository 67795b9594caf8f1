// The looks of one link in the dialog that shares a board.

import { css } from 'lit';

export const shareLinkStyles = css`
  label {
    color: var(--ink);
    font-size: var(--text-m);
    font-weight: 600;
  }
  .meaning {
    color: var(--ink-2);
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
    margin-top: var(--space-2);
  }
  .field {
    flex: 1 1 200px;
    width: auto;
    min-width: 0;
    font-size: var(--text-s);
    text-overflow: ellipsis;
  }
  .copy {
    min-width: 98px;
    min-height: 34px;
  }
  .more {
    display: flex;
    gap: var(--space-1);
    margin: var(--space-1) 0 0 calc(-1 * var(--space-2));
  }
  .code {
    display: grid;
    gap: var(--space-2);
    justify-items: center;
    margin-top: var(--space-2);
    padding: var(--space-4);
    border-radius: var(--radius-m);
    background: var(--sunken);
    text-align: center;
  }
  .code gw-qr-code {
    width: min(276px, 100%);
  }
  .question {
    margin-top: var(--space-2);
    padding: var(--space-3) var(--space-4);
    border-radius: var(--radius-m);
    background: var(--warn-soft);
  }
  h3 {
    font-size: var(--text-m);
    font-weight: 600;
  }
  .question li {
    margin-top: var(--space-1);
    padding-inline-start: var(--space-3);
    text-indent: calc(-1 * var(--space-3));
  }
  .question li::before {
    display: inline-block;
    width: var(--space-3);
    content: '·';
    font-weight: 700;
    text-indent: 0;
  }
  .question .row {
    justify-content: flex-end;
    margin-top: var(--space-3);
  }
  @media (pointer: coarse) {
    .more .button {
      min-height: 44px;
    }
  }
`;
