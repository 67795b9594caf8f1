// The looks of the shell: what is said, and what went wrong.

import { css } from 'lit';

export const appStyles = css`
  .said {
    position: fixed;
    /* Above the bar of the selection, where there is one. */
    inset-block-end: calc(var(--space-4) + var(--dock, 0px));
    inset-inline-start: 50%;
    z-index: 10;
    max-width: min(560px, calc(100vw - 2 * var(--space-4)));
    padding: var(--space-2) var(--space-4);
    border-radius: var(--radius-m);
    background: var(--ink);
    color: var(--page);
    font-weight: 500;
    pointer-events: none;
    translate: -50% 0;
  }
  .said:empty {
    visibility: hidden;
  }
  .problem {
    max-width: 760px;
    margin: var(--space-4) auto 0;
    padding: var(--space-3) var(--space-4);
    border-radius: var(--radius-m);
    background: var(--danger-soft);
    color: var(--danger);
    font-weight: 500;
  }
`;
