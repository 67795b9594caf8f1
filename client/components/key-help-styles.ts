// The looks of the help for keys: two columns, one on a phone.

import { css } from 'lit';

export const keyHelpStyles = css`
  dialog {
    width: min(820px, calc(100vw - 2 * var(--space-3)));
    max-height: min(860px, calc(100dvh - 2 * var(--space-4)));
  }
  .switch {
    display: flex;
    align-items: flex-start;
    gap: var(--space-2);
    padding: var(--space-2) var(--space-3);
    border-radius: var(--radius-s);
    background: var(--sunken);
    cursor: pointer;
  }
  .switch input {
    flex: none;
    width: 16px;
    height: 16px;
    margin: 2px 0 0;
    accent-color: var(--accent);
  }
  .switch strong {
    margin-inline-end: var(--space-1);
    font-weight: 600;
  }
  .groups {
    margin-block: var(--space-4);
    columns: 2;
    column-gap: var(--space-6);
  }
  section {
    margin-bottom: var(--space-4);
    break-inside: avoid;
  }
  h3 {
    margin-bottom: 2px;
    color: var(--ink-2);
    font-size: var(--text-s);
    font-weight: 600;
  }
  dl {
    margin: 0;
  }
  dl div {
    display: flex;
    align-items: baseline;
    justify-content: space-between;
    gap: var(--space-3);
    padding: 3px 0;
    border-bottom: 1px solid var(--line);
  }
  dl div:last-child {
    border-bottom: 0;
  }
  dd {
    display: flex;
    flex: none;
    flex-wrap: wrap;
    gap: 4px var(--space-2);
    justify-content: flex-end;
    max-width: 60%;
    margin: 0;
    color: var(--ink-2);
  }
  .keys {
    display: inline-flex;
    align-items: baseline;
    gap: 4px;
    font-size: var(--text-s);
    white-space: nowrap;
  }
  .keys kbd {
    min-width: 22px;
    border-color: var(--line-strong);
    background: var(--page);
    color: var(--ink);
    text-align: center;
    opacity: 1;
  }
  .off {
    color: var(--ink-3);
    text-decoration: line-through;
  }
  .off kbd {
    color: var(--ink-3);
    text-decoration: line-through;
  }
  @media (max-width: 640px) {
    .groups {
      columns: 1;
    }
  }
`;
