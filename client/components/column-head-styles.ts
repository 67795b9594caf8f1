// The looks of the head of a column.

import { css } from 'lit';

export const columnHeadStyles = css`
  :host {
    display: flex;
    align-items: baseline;
    gap: var(--space-2);
    min-width: 0;
    font-variant-numeric: tabular-nums;
  }
  h2 {
    overflow: hidden;
    font-size: var(--text-m);
    font-weight: 650;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .limit {
    margin-inline-start: auto;
  }
  .over {
    color: var(--warn);
    font-weight: 600;
  }
`;
