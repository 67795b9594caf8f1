// The looks of the head of a column.

import { css } from 'lit';

export const columnHeadStyles = css`
  :host {
    display: flex;
    align-items: baseline;
    gap: var(--space-2);
    min-width: 0;
    font-variant-numeric: tabular-nums;
  }
  /* What is dragged leaves a pale place; it is seen at the pointer. */
  :host([dragged]) {
    border-radius: var(--radius-s);
    background: color-mix(in srgb, var(--ink) 7%, transparent);
  }
  :host([dragged]) > * {
    opacity: 0;
  }
  h2 {
    overflow: hidden;
    font-size: var(--text-m);
    font-weight: 650;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .movable {
    cursor: grab;
  }
  .done {
    color: var(--ok);
  }
  .quiet {
    white-space: nowrap;
  }
  .end {
    display: flex;
    align-items: center;
    align-self: center;
    gap: var(--space-1);
    /* The button is higher than the words; the row of heads stays low. */
    height: 20px;
    margin-inline-start: auto;
    white-space: nowrap;
  }
  .menu {
    color: var(--ink-3);
  }
  /* Out of sight until one points at the head or comes to it by key. */
  @media (hover: hover) {
    :host(:not(:hover):not(:focus-within)) .menu {
      width: 0;
      border-width: 0;
      opacity: 0;
    }
  }
  .menu:hover {
    color: var(--ink);
  }
  .over {
    color: var(--warn);
    font-weight: 600;
  }
`;
