// The looks of what is new in the technical backlog.

import { css } from 'lit';

export const awarenessStyles = css`
  .news {
    margin-bottom: var(--space-2);
    padding: var(--space-2) var(--space-2) var(--space-2) var(--space-3);
    border-radius: var(--radius-m);
    background: var(--surface);
    box-shadow: var(--shadow-card);
    font-size: var(--text-s);
  }
  .line {
    display: flex;
    align-items: flex-start;
    gap: var(--space-2);
  }
  .line p {
    flex: 1;
    padding-block: 4px;
    font-weight: 500;
  }
  .calm {
    padding-inline: var(--space-1);
  }
  details {
    color: var(--ink-2);
  }
  summary {
    width: fit-content;
    min-height: 24px;
    border-radius: var(--radius-s);
    line-height: 24px;
    cursor: pointer;
  }
  ul {
    display: flex;
    flex-direction: column;
    gap: 2px;
    max-height: 260px;
    padding: var(--space-1) 0;
    overflow: auto;
  }
  .item {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    width: 100%;
    min-height: 28px;
    padding: 2px var(--space-1);
    border: 0;
    border-radius: var(--radius-s);
    background: none;
    color: var(--ink);
    font: inherit;
    text-align: start;
    cursor: pointer;
  }
  .item:hover {
    background: var(--sunken);
  }
  .item .name {
    flex: 1;
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .item .figures {
    color: var(--ink-2);
    white-space: nowrap;
  }
`;
