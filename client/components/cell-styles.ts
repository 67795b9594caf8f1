// The looks of a list of cards.

import { css } from 'lit';

export const cellStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-width: 0;
    min-height: 44px;
    border-radius: var(--radius-m);
  }
  :host([over]) {
    background: color-mix(in srgb, var(--focus) 8%, transparent);
  }
  ul {
    display: flex;
    flex-direction: column;
    gap: var(--space-2);
  }
  li {
    min-width: 0;
  }
  .mark {
    height: 3px;
    /* It lies in the gap and moves nothing. */
    margin-block: calc((var(--space-2) + 3px) / -2);
    border-radius: 2px;
    background: var(--focus);
  }
  .foot {
    display: flex;
    flex-direction: column;
    align-items: stretch;
    gap: var(--space-1);
    margin-top: var(--space-1);
  }
  .add {
    justify-content: flex-start;
    color: var(--ink-3);
    font-weight: 400;
  }
  /* Out of sight until one points at the list or comes to it by key. */
  @media (hover: hover) {
    .add {
      opacity: 0;
    }
    :host(:hover) .add,
    :host(:focus-within) .add {
      opacity: 1;
    }
  }
  .add:hover,
  .add:focus-visible {
    background: color-mix(in srgb, var(--ink) 6%, transparent);
    color: var(--ink);
  }
`;
