// The looks of what the Board says where no card is seen.

import { css } from 'lit';

export const boardNoteStyles = css`
  div {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-2) var(--space-3);
    padding: var(--space-3) var(--space-4);
    border-radius: var(--radius-l);
    background: var(--surface);
    box-shadow: var(--shadow-card);
  }
  p {
    flex: 1 1 300px;
  }
`;
