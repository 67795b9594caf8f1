// The looks of the short fields of an item.

import { css } from 'lit';

export const itemFactsStyles = css`
  .grid {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(150px, 1fr));
    gap: var(--space-3);
    align-items: start;
  }
  label {
    margin-bottom: 3px;
  }
  .wide {
    grid-column: 1 / -1;
  }
  .beside {
    min-height: 1.4em;
    margin-top: 2px;
    color: var(--warn);
    font-size: var(--text-s);
    font-weight: 500;
  }
  .beside:empty {
    display: none;
  }
  .beside.over {
    color: var(--danger);
  }
`;
