// The looks of an item of an import as its card will be.

import { css } from 'lit';

export const importCardStyles = css`
  .card {
    padding: 9px 10px 10px;
    border-radius: var(--radius-m);
    background: var(--surface);
    box-shadow: var(--shadow-card);
  }
  .top {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    min-height: 22px;
  }
  .top .people {
    display: flex;
    gap: 2px;
    margin-inline-start: auto;
  }
  .title {
    display: -webkit-box;
    overflow: hidden;
    margin-top: 3px;
    font-size: 14px;
    font-weight: 500;
    overflow-wrap: anywhere;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 3;
  }
  .marks {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px var(--space-2);
    margin-top: var(--space-1);
    color: var(--ink-2);
    font-size: var(--text-s);
  }
  .size {
    min-width: 22px;
    padding: 1px 6px;
    border-radius: 10px;
    background: var(--sunken);
    font-weight: 650;
    text-align: center;
  }
  .chip {
    max-width: 100%;
    padding: 0 7px;
    overflow: hidden;
    border: 1px solid var(--line-strong);
    border-radius: 10px;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
`;
