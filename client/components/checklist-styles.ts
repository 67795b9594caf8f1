// The looks of a checklist.

import { css } from 'lit';

export const checklistStyles = css`
  h3 {
    display: flex;
    gap: var(--space-2);
    color: var(--ink-2);
    font-size: var(--text-s);
    font-weight: 500;
  }
  li {
    display: grid;
    grid-template-columns: 24px 1fr 26px;
    align-items: start;
    gap: 2px;
    border-radius: var(--radius-s);
  }
  input[type='checkbox'] {
    width: 16px;
    height: 16px;
    margin: 6px 4px;
    accent-color: var(--accent);
  }
  .remove {
    opacity: 0;
  }
  li:hover .remove,
  li:focus-within .remove {
    opacity: 1;
  }
  @media (hover: none) {
    .remove {
      opacity: 1;
    }
  }
`;
