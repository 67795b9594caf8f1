// The looks of what came of a meeting, on the screen and on paper.

import { css } from 'lit';

export const meetingSummaryStyles = css`
  :host {
    max-width: 780px;
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--space-2) var(--space-4);
  }
  h2 {
    font-size: var(--text-xl);
    font-weight: 650;
    letter-spacing: -0.01em;
  }
  .choice {
    max-width: 100%;
  }
  .when {
    margin-top: var(--space-1);
    color: var(--ink-2);
  }
  .headline {
    margin-top: var(--space-3);
    font-size: var(--text-l);
    font-weight: 600;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
    margin-top: var(--space-3);
  }
  .actions .button {
    min-height: 34px;
    padding-block: var(--space-1);
    white-space: normal;
  }
  h3 {
    margin: var(--space-5) 0 var(--space-1);
    font-size: 14.5px;
    font-weight: 650;
  }
  h3 span {
    margin-inline-start: var(--space-1);
    color: var(--ink-3);
    font-size: var(--text-s);
    font-weight: 500;
  }
  li {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 0 var(--space-4);
    padding: 7px 0;
    border-bottom: 1px solid var(--line);
    break-inside: avoid;
  }
  .item {
    display: flex;
    flex: 1 1 260px;
    align-items: baseline;
    gap: var(--space-2);
    min-width: 0;
    min-height: 24px;
    color: var(--ink);
    text-decoration: none;
  }
  a.item:hover .name {
    text-decoration: underline;
  }
  .item .glyph {
    align-self: flex-start;
  }
  .name {
    min-width: 0;
    font-weight: 500;
    overflow-wrap: anywhere;
  }
  .key {
    flex: none;
    color: var(--ink-3);
    font-size: var(--text-s);
    white-space: nowrap;
  }
  .words {
    color: var(--ink-2);
    font-weight: 500;
  }
  .why li {
    display: block;
  }
  .why .words {
    display: block;
    margin-inline-start: 28px;
    font-size: var(--text-s);
    font-weight: 400;
  }
  table {
    width: 100%;
    margin-top: var(--space-2);
    border-collapse: collapse;
  }
  th,
  td {
    padding: 6px 0;
    border-bottom: 1px solid var(--line);
    font-weight: 400;
    text-align: end;
    vertical-align: baseline;
  }
  th:first-child {
    text-align: start;
    overflow-wrap: anywhere;
  }
  :is(th, td) + :is(th, td) {
    padding-inline-start: var(--space-3);
    white-space: nowrap;
  }
  thead th {
    color: var(--ink-2);
    font-size: var(--text-s);
    font-weight: 500;
  }
  tr {
    break-inside: avoid;
  }
  .over {
    color: var(--danger);
    font-weight: 600;
  }
  @media (hover: none) and (pointer: coarse) {
    .item {
      min-height: 32px;
    }
  }
  @media print {
    .actions,
    .choice {
      display: none;
    }
  }
`;
