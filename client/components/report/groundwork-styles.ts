// The looks of what the groundwork bought: a sheet with a row for each item, parted by lines.

import { css } from 'lit';

export const groundworkStyles = css`
  :host {
    min-width: 0;
    padding: var(--space-4);
    border-radius: var(--radius-l);
    background: var(--surface);
    box-shadow: var(--shadow-card);
  }
  h3 {
    margin-bottom: var(--space-2);
    font-size: var(--text-m);
    font-weight: 650;
  }
  li {
    display: flex;
    gap: var(--space-2);
    padding: var(--space-2) 0;
  }
  li + li {
    border-top: 1px solid var(--line);
  }
  li > div {
    min-width: 0;
  }
  li p {
    overflow-wrap: anywhere;
  }
  li button {
    min-height: 24px;
    padding: 0;
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    font-weight: 600;
    text-align: start;
    cursor: pointer;
  }
  li button:hover {
    text-decoration: underline;
    text-underline-offset: 3px;
  }
  .what {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 var(--space-2);
  }
  li .quiet {
    white-space: nowrap;
  }
  .words {
    color: var(--ink-2);
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 3;
  }
  .missing,
  .empty {
    color: var(--ink-3);
  }
  .more {
    margin-top: var(--space-2);
  }
  @media print {
    :host {
      box-shadow: none;
      border: 1px solid var(--line);
    }
    .more {
      display: none;
    }
    .paper {
      margin-top: var(--space-2);
    }
    li {
      break-inside: avoid;
    }
  }
`;
