// The looks of the panel of a column.

import { css } from 'lit';

export const columnMenuStyles = css`
  [popover] {
    width: min(280px, calc(100vw - 16px));
  }
  label,
  .row {
    margin-top: var(--space-3);
  }
  label:first-child,
  .row:first-child {
    margin-top: 0;
  }
  .field {
    margin-top: 3px;
  }
  .limit {
    width: 96px;
  }
  .done {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    min-height: 24px;
    color: var(--ink);
    font-size: var(--text-m);
  }
  .done input {
    width: 16px;
    height: 16px;
    margin: 0;
    accent-color: var(--accent);
  }
  p {
    margin-top: 2px;
  }
  .row {
    display: flex;
    gap: var(--space-2);
  }
  .row .button {
    flex: 1;
  }
  h3 {
    margin-top: var(--space-4);
    color: var(--ink-2);
    font-size: var(--text-s);
    font-weight: 600;
  }
  li {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--space-2);
    min-height: 32px;
  }
  li span:first-child {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
`;
