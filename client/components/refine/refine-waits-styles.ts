// The looks of the sentence that says what an item waits for.

import { css } from 'lit';

export const refineWaitsStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    gap: var(--space-1);
  }
  p {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-1) var(--space-2);
    min-height: 26px;
    font-size: var(--text-s);
    font-weight: 500;
    overflow-wrap: anywhere;
  }
  .icon {
    width: 14px;
    height: 14px;
  }
  .waits {
    color: var(--warn);
  }
  .done {
    color: var(--ok);
    outline: none;
  }
`;
