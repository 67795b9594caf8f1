// The looks of a sprint's head.

import { css } from 'lit';

export const sprintHeadStyles = css`
  .top {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-1) var(--space-2);
  }
  h2 {
    min-width: 0;
    margin-inline-start: -5px;
    font-size: var(--text-xl);
    font-weight: 650;
    line-height: 1.2;
  }
  h2 input {
    max-width: 100%;
    min-width: 80px;
    padding: 2px 6px 2px 4px;
    border: 1px solid transparent;
    border-radius: var(--radius-s);
    background: none;
    color: inherit;
    font: inherit;
    field-sizing: content;
  }
  h2 input:hover {
    border-color: var(--line-strong);
  }
  .days {
    color: var(--ink-2);
    font-weight: 400;
  }
  .state {
    color: var(--ink-2);
    font-size: var(--text-s);
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-2);
    margin-inline-start: auto;
  }
  .actions .field {
    width: auto;
    max-width: 200px;
    min-height: 28px;
    padding-block: 2px;
    font-size: var(--text-s);
  }
  .actions .button {
    min-height: 28px;
  }
  .grid {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: var(--space-3);
  }
  .grid > * {
    min-width: 0;
  }
  .grid label {
    margin-bottom: 3px;
  }
  .away {
    margin-top: var(--space-3);
  }
  @media (hover: none) and (pointer: coarse) {
    .actions :is(.field, .button) {
      min-height: 34px;
    }
    /* There a day is written larger, with a sign beside it. */
    .grid {
      grid-template-columns: 1fr;
    }
  }
  @media print {
    .actions {
      display: none;
    }
  }
`;
