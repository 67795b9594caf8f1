// The looks of the bar of the filter.

import { css } from 'lit';

export const filterBarStyles = css`
  search {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px var(--space-2);
    padding: var(--space-1) var(--space-4) var(--space-2);
  }
  .choices {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px var(--space-2);
  }
  .words {
    position: relative;
    flex: 0 1 220px;
    min-width: 150px;
  }
  .words .icon {
    position: absolute;
    inset-block-start: 8px;
    inset-inline-start: 8px;
    color: var(--ink-3);
    pointer-events: none;
  }
  .words .field {
    min-height: 30px;
    padding-inline-start: 30px;
  }
  .kinds {
    display: flex;
    gap: 2px;
  }
  .field.small {
    width: auto;
    min-height: 28px;
    padding-block: 0;
    font-size: var(--text-s);
  }
  .button[aria-pressed='true'] {
    border-color: var(--accent);
    background: var(--accent-soft);
    color: var(--ink);
  }
  .counts {
    margin-inline-start: auto;
    color: var(--ink-2);
    font-size: var(--text-s);
  }
  @media (max-width: 720px) {
    search {
      padding-inline: var(--space-3);
    }
    .words {
      flex: 1 1 100%;
    }
    /* One row that scrolls sideways: the cards are what one wants to see. */
    .choices {
      flex: 1 1 100%;
      flex-wrap: nowrap;
      margin-inline: calc(-1 * var(--space-3));
      padding: 2px var(--space-3);
      overflow-x: auto;
    }
    .choices > * {
      flex: none;
    }
  }
`;
