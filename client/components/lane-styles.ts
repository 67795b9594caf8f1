// The looks of a lane.

import { css } from 'lit';

export const laneStyles = css`
  section {
    padding: var(--space-2) var(--space-3) var(--space-3);
    border-radius: var(--radius-l);
    background: var(--sunken);
  }
  section.technical {
    background: var(--blueprint) 0 0 / var(--blueprint-size) var(--technical);
  }
  .head {
    position: sticky;
    inset-inline-start: var(--space-3);
    display: flex;
    align-items: center;
    gap: var(--space-2);
    width: fit-content;
    min-height: 30px;
    padding-inline-end: var(--space-2);
    border-radius: var(--radius-s);
  }
  section.technical .head {
    background: var(--technical);
  }
  h2 {
    font-size: var(--text-m);
    font-weight: 650;
  }
  h2 button {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    min-height: 28px;
    padding: 0 var(--space-1);
    border: 0;
    border-radius: var(--radius-s);
    background: none;
    color: inherit;
    font: inherit;
    cursor: pointer;
  }
  h2 button .icon {
    transition: rotate var(--quick);
  }
  button[aria-expanded='false'] .icon {
    rotate: -90deg;
  }
  .cells {
    display: grid;
    grid-template-columns: repeat(var(--columns), minmax(var(--column-min), 1fr));
    gap: var(--space-3);
    align-items: stretch;
    margin-top: var(--space-1);
  }
`;
