// The looks of a figure of the report: a sheet with its title, its legend, the drawing and what can be done with it.

import { css } from 'lit';

export const figureStyles = css`
  :host {
    display: block;
    min-width: 0;
    padding: var(--space-4) var(--space-4) var(--space-3);
    border-radius: var(--radius-l);
    background: var(--surface);
    box-shadow: var(--shadow-card);
  }
  section {
    display: flex;
    flex-direction: column;
    height: 100%;
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-1) var(--space-4);
    margin-bottom: var(--space-3);
  }
  h3 {
    flex: 1 1 auto;
    font-size: var(--text-m);
    font-weight: 650;
  }
  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-1) var(--space-4);
    color: var(--ink-2);
    font-size: var(--text-s);
  }
  .legend li {
    display: inline-flex;
    align-items: center;
    gap: var(--space-2);
  }
  .swatch {
    flex: none;
    width: 12px;
    height: 12px;
  }
  .drawing {
    min-width: 0;
  }
  .foot {
    position: relative;
    margin-top: auto;
    padding-top: var(--space-2);
  }
  /* Beside what opens the table, and not beside the table, which takes all the width there is. */
  .take {
    position: absolute;
    inset-block-start: var(--space-2);
    inset-inline-end: 0;
  }
  details {
    min-height: 34px;
    font-size: var(--text-s);
  }
  summary {
    display: inline-block;
    min-height: 26px;
    padding: 4px var(--space-2);
    border-radius: var(--radius-s);
    color: var(--ink-2);
    font-weight: 500;
    cursor: pointer;
  }
  summary .icon {
    margin-inline-end: 2px;
    transition: rotate var(--quick);
  }
  [open] > summary .icon {
    rotate: 90deg;
  }
  summary:hover {
    background: var(--sunken);
    color: var(--ink);
  }
  .method {
    max-width: 76ch;
    margin: var(--space-2);
    color: var(--ink-2);
  }
  .scroll {
    max-height: 420px;
    overflow: auto;
  }
  table {
    width: 100%;
    border-collapse: collapse;
    font-variant-numeric: tabular-nums;
  }
  th,
  td {
    padding: 4px var(--space-2);
    border-bottom: 1px solid var(--line);
    text-align: end;
    white-space: nowrap;
  }
  th {
    color: var(--ink-2);
    font-weight: 600;
  }
  th:first-child {
    text-align: start;
    white-space: normal;
  }
  .note {
    margin-top: var(--space-1);
    color: var(--ink-2);
    font-size: var(--text-s);
  }
  .note button,
  td button {
    min-width: 24px;
    min-height: 24px;
    padding: 0 2px;
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    text-decoration: underline;
    text-decoration-color: var(--line-strong);
    text-underline-offset: 3px;
    cursor: pointer;
  }
  .note button {
    text-align: start;
  }
  .note button:hover,
  td button:hover {
    text-decoration-color: currentcolor;
  }
  .menu {
    padding: var(--space-1);
  }
  .menu:popover-open {
    display: flex;
    flex-direction: column;
  }
  .menu .button {
    justify-content: flex-start;
  }
  .empty {
    padding: var(--space-5) 0;
    color: var(--ink-2);
  }
  @media print {
    :host {
      box-shadow: none;
      border: 1px solid var(--line);
    }
    /* The drawing stays whole with its title; a long table goes on on the next page. */
    section {
      display: block;
    }
    .head {
      break-after: avoid;
    }
    .drawing,
    tr {
      break-inside: avoid;
    }
    .take,
    summary {
      display: none;
    }
    details::details-content {
      content-visibility: visible;
      block-size: auto;
    }
    .scroll {
      max-height: none;
      overflow: visible;
    }
  }
`;
