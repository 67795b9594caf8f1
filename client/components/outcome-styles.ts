// The looks of a spike's outcome and of what follows from it.

import { css } from 'lit';

export const outcomeStyles = css`
  summary {
    min-height: 28px;
    cursor: pointer;
  }
  summary h3 {
    display: inline;
    font-size: var(--text-m);
    font-weight: 600;
  }
  .outcome {
    display: flex;
    flex-direction: column;
    gap: var(--space-3);
    padding-top: var(--space-2);
  }
  .actions .icon {
    width: 14px;
    height: 14px;
  }
`;

export const followUpStyles = css`
  h4 {
    margin: 0 0 3px;
    color: var(--ink-2);
    font-size: var(--text-s);
    font-weight: 500;
  }
  li a {
    display: grid;
    grid-template-columns: auto auto minmax(0, 1fr) auto;
    gap: var(--space-2);
    align-items: center;
    min-height: 32px;
    padding: 2px var(--space-2);
    border-radius: var(--radius-s);
    color: var(--ink);
    text-decoration: none;
  }
  li a:hover {
    background: var(--sunken);
  }
  .key,
  .where {
    color: var(--ink-2);
    font-size: var(--text-s);
    white-space: nowrap;
  }
  .title {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  form {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    margin-top: var(--space-1);
  }
  form select.field {
    flex: none;
    width: auto;
  }
  form input.field {
    flex: 1 1 160px;
    min-width: 0;
  }
  @media (pointer: coarse) {
    li a,
    form .field,
    form .button {
      min-height: 44px;
    }
  }
`;
