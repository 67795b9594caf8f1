// The looks of what an item needs before it is ready.

import { css } from 'lit';

export const itemReadyStyles = css`
  :host {
    display: block;
    flex: none;
    margin-bottom: calc(-1 * var(--space-2));
  }
  .ready {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-1) var(--space-2);
    padding: 5px var(--space-3);
    border-radius: var(--radius-s);
    background: var(--sunken);
    color: var(--ink-2);
    font-size: var(--text-s);
  }
  :host([pill]) {
    min-width: 0;
    margin: 0;
  }
  :host([pill]) .ready {
    width: fit-content;
    padding: 2px 10px;
    border-radius: 12px;
    background: var(--warn-soft);
    color: var(--warn);
    font-weight: 600;
  }
  .ready.yes,
  :host([pill]) .ready.yes {
    width: fit-content;
    background: var(--accent-soft);
    color: var(--ok);
    font-weight: 600;
  }
`;
