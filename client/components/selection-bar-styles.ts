// The looks of the bar of the selection: one row, which scrolls sideways where the screen is narrow.

import { css } from 'lit';

export const selectionBarStyles = css`
  section {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-2) var(--space-4);
    padding: var(--space-2) var(--space-4);
    border-top: 1px solid var(--line);
    background: var(--surface);
  }
  strong {
    /* Room for the points, which may come with a size: the buttons stay under the pointer. */
    min-width: 11.5em;
    font-weight: 650;
    white-space: nowrap;
  }
  .actions {
    display: flex;
    gap: var(--space-2);
    min-width: 0;
    /* Room for the focus ring, which scrolling would cut off. */
    margin: -4px;
    padding: 4px;
    overflow-x: auto;
    scrollbar-width: thin;
  }
  .actions .button {
    flex: none;
    gap: 6px;
  }
  .clear {
    margin-inline-start: auto;
  }
  kbd {
    color: var(--ink-2);
    opacity: 1;
  }
  @media (max-width: 720px) {
    section {
      padding: var(--space-2);
    }
    .actions {
      order: 3;
      flex: 1 0 100%;
      width: 0;
    }
    .actions .button {
      min-height: 44px;
    }
    kbd {
      display: none;
    }
  }
`;
