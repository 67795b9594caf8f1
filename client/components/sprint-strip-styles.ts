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
  .bar {
    flex: none;
    width: clamp(90px, 10vw, 190px);
    height: 8px;
    border-radius: 4px;
    box-shadow: 0 0 0 1px var(--line);
  }
  .bar > span {
    border-inline-end: 1px solid var(--page);
  }
  .bar > :first-child {
    border-start-start-radius: 4px;
    border-end-start-radius: 4px;
  }
  /* Too low for figures; its marks reach beyond it, so that one sees them. */
  .bar b {
    display: none;
  }
  .bar > i {
    inset-block: -3px;
  }
  .signing {
    color: var(--ink-2);
    text-decoration: none;
  }
  .signing.signed .icon {
    color: var(--ok);
  }
  .signing.outgrown {
    color: var(--warn);
    font-weight: 600;
  }
  .signing.waiting .icon {
    color: var(--spike);
  }
  @media (max-width: 720px) {
    .bar {
      width: 80px;
    }
  }
`;
