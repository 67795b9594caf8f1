// The looks of the agenda around its entries.

import { css } from 'lit';

export const agendaStyles = css`
  .list {
    display: flex;
    flex-direction: column;
    gap: 2px;
    margin: var(--space-1) 0 var(--space-3);
  }
  li {
    min-width: 0;
  }
  .fold {
    display: flex;
    align-items: center;
    gap: 10px;
    width: 100%;
    min-height: 34px;
    padding: 0 9px;
    border: 0;
    border-radius: var(--radius-m);
    background: none;
    color: var(--ink-2);
    font: 500 var(--text-m) / 1.2 var(--font);
    text-align: start;
    cursor: pointer;
  }
  .fold:hover {
    background: color-mix(in srgb, var(--ink) 4%, transparent);
  }
  .fold .icon:last-child {
    margin-inline-start: auto;
    color: var(--ink-3);
  }
  .fold[aria-expanded='true'] .icon:last-child {
    rotate: 180deg;
  }
  .tick {
    display: grid;
    width: 20px;
    height: 20px;
    place-items: center;
    border-radius: 50%;
    background: var(--accent-soft);
    color: var(--accent);
  }
  .tick .icon {
    width: 12px;
    height: 12px;
  }
  .empty {
    margin: var(--space-3) 0;
    color: var(--ink-2);
    line-height: 1.5;
  }
  .foot {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
    align-items: start;
  }
  .foot gw-agenda-turn {
    flex: 1 1 auto;
  }
  /* However long the agenda, the meeting can be started. On a phone the clock and the vote have this place. */
  @media (min-width: 720px) {
    .foot {
      position: sticky;
      z-index: 1;
      /* Over the room that the column leaves below. */
      inset-block-end: calc(-1 * var(--space-4));
      padding-block: var(--space-2);
      background: var(--page);
    }
  }
  [popover] {
    width: min(320px, calc(100vw - 16px));
  }
  [popover] h3 {
    margin-bottom: var(--space-2);
    font-size: var(--text-m);
    font-weight: 650;
  }
  @media (hover: none) and (pointer: coarse) {
    .fold {
      min-height: 44px;
    }
  }
  @media print {
    .foot,
    gw-agenda-offers {
      display: none;
    }
  }
`;
