// The looks of a list of rows.

import { css } from 'lit';

export const planListStyles = css`
  :host {
    min-width: 0;
    border-radius: var(--radius-m);
  }
  :host([over]) {
    background: color-mix(in srgb, var(--focus) 8%, transparent);
  }
  ul {
    display: flex;
    flex-direction: column;
    gap: 6px;
  }
  li {
    min-width: 0;
  }
  .mark {
    height: 3px;
    /* It lies in the gap and moves nothing. */
    margin-block: -4.5px;
    border-radius: 2px;
    background: var(--focus);
  }
`;
