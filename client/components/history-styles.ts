// The looks of an item's history and of an earlier text in it.

import { css } from 'lit';

export const historyStyles = css`
  summary {
    display: flex;
    align-items: center;
    gap: var(--space-1);
    min-height: 28px;
    color: var(--ink-2);
    font-size: var(--text-s);
    font-weight: 500;
    list-style: none;
    cursor: pointer;
  }
  summary::-webkit-details-marker {
    display: none;
  }
  summary .icon {
    transform: rotate(-90deg);
  }
  details[open] summary .icon {
    transform: none;
  }
  ol {
    margin: var(--space-2) 0;
  }
  ol > li {
    display: grid;
    grid-template-columns: 22px 1fr;
    gap: var(--space-2);
    padding: 5px 0;
  }
  ol > li > div {
    min-width: 0;
  }
  ul {
    font-size: var(--text-s);
  }
  ul li {
    padding: 1px 0;
    overflow-wrap: anywhere;
  }
  .head {
    font-size: var(--text-s);
  }
  strong {
    font-weight: 600;
  }
  .look {
    min-height: 24px;
    padding: 0 2px;
    border: 0;
    background: none;
    color: var(--accent);
    font: 500 var(--text-s) / 1.2 var(--font);
    cursor: pointer;
  }
  .look:hover {
    text-decoration: underline;
  }
`;

export const versionStyles = css`
  section {
    margin: var(--space-1) 0 var(--space-3);
    padding: var(--space-2) var(--space-3);
    border-inline-start: 3px solid var(--line-strong);
    background: var(--sunken);
  }
  pre {
    margin: 0;
    font: inherit;
    max-height: 280px;
    overflow: auto;
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }
  pre:focus-visible {
    outline-offset: -2px;
  }
  del,
  ins {
    border-radius: 3px;
    text-decoration-thickness: 1px;
  }
  del {
    background: var(--danger-soft);
    color: var(--danger);
  }
  ins {
    background: var(--accent-soft);
    color: var(--accent);
  }
  pre + .quiet {
    margin-top: var(--space-1);
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-2);
    margin-top: var(--space-2);
  }
`;
