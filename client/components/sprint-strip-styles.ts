// The looks of the sprint in one line.

import { css } from 'lit';

export const sprintStripStyles = css`
  :host {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px var(--space-3);
    min-width: 0;
  }
  strong {
    font-size: var(--text-m);
    font-weight: 650;
  }
  .load {
    width: clamp(90px, 14vw, 190px);
    height: 8px;
    border: 1px solid var(--line);
    border-radius: 4px;
    background: var(--sunken);
  }
  .story {
    fill: var(--story);
  }
  .task {
    fill: var(--task);
  }
  .spike {
    fill: var(--spike);
  }
  .bug {
    fill: var(--bug);
  }
  .over {
    color: var(--warn);
    font-weight: 600;
  }
  @media (max-width: 720px) {
    .load {
      width: 80px;
    }
  }
`;
