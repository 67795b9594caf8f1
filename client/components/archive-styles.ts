// The looks of the archive.

import { css } from 'lit';

export const archiveStyles = css`
  dialog {
    width: min(640px, calc(100vw - 2 * var(--space-4)));
  }
  .search {
    position: relative;
    margin-bottom: var(--space-2);
  }
  .search .icon {
    position: absolute;
    inset: 9px auto auto 9px;
    width: 16px;
    height: 16px;
    color: var(--ink-3);
    pointer-events: none;
  }
  .search .field {
    padding-inline-start: 32px;
  }
  ul {
    margin: var(--space-2) 0;
  }
  li {
    display: grid;
    grid-template-columns: 1fr auto;
    align-items: center;
    gap: 0 var(--space-2);
    padding: var(--space-2) 0;
    border-top: 1px solid var(--line);
    content-visibility: auto;
    contain-intrinsic-size: auto 56px;
  }
  .open {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    min-width: 0;
    min-height: 28px;
    padding: 0;
    border: 0;
    background: none;
    color: var(--ink);
    font: 500 var(--text-m) / 1.35 var(--font);
    text-align: start;
    cursor: pointer;
  }
  .open:hover .title,
  .link:hover {
    text-decoration: underline;
  }
  .title {
    overflow-wrap: anywhere;
  }
  .key {
    flex: none;
    color: var(--ink-3);
    font-size: var(--text-s);
    font-weight: 400;
  }
  li .quiet {
    grid-column: 1 / -1;
    padding-inline-start: 28px;
  }
  .quiet a,
  .link {
    display: inline;
    min-height: 24px;
    padding: 0;
    border: 0;
    background: none;
    color: var(--accent);
    font: inherit;
    cursor: pointer;
  }
`;
