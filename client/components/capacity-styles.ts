// The looks of the dialog of a sprint's capacity.

import { css } from 'lit';

export const capacityStyles = css`
  dialog {
    width: min(560px, calc(100vw - 2 * var(--space-3)));
  }
  table {
    width: 100%;
    margin-top: var(--space-3);
    border-collapse: collapse;
  }
  th,
  td {
    padding: 3px var(--space-2) 3px 0;
    text-align: start;
  }
  thead th {
    color: var(--ink-2);
    font-size: var(--text-s);
    font-weight: 500;
  }
  tbody th {
    font-weight: 500;
    overflow-wrap: anywhere;
  }
  tbody tr {
    border-top: 1px solid var(--line);
  }
  td .field {
    width: 80px;
    min-height: 30px;
    padding-block: 2px;
  }
  td:last-child,
  th:last-child {
    padding-inline-end: 0;
    text-align: end;
  }
  .factors {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: var(--space-4);
    margin-top: var(--space-4);
  }
  .factors .field {
    width: 100px;
    margin-top: 3px;
  }
  .sum {
    margin-top: var(--space-4);
    font-weight: 600;
  }
  .offers {
    display: flex;
    flex-direction: column;
    align-items: flex-start;
    gap: var(--space-2);
    margin-top: var(--space-3);
  }
  @media (max-width: 480px) {
    .factors {
      grid-template-columns: 1fr;
    }
    td .field {
      width: 64px;
    }
  }
`;
