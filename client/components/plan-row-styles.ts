// The looks of a row in a backlog or a sprint. The list says on which ground it stands.

import { css } from 'lit';

export const planRowStyles = css`
  :host {
    content-visibility: auto;
    contain-intrinsic-size: auto 48px;
    /* Room for what content-visibility would cut off: shadow, focus ring. */
    overflow-clip-margin: 8px;
  }
  .row {
    position: relative;
    display: flex;
    align-items: center;
    gap: var(--space-2);
    min-height: 36px;
    padding: 6px var(--space-2) 6px 6px;
    border-radius: var(--radius-m);
    background: var(--row-ground, var(--surface));
    box-shadow: var(--row-shadow, var(--shadow-card));
    cursor: pointer;
  }
  .row.visited {
    background: var(--row-ground, var(--surface));
    box-shadow: 0 0 0 2px var(--who, var(--ink-3));
  }
  .row.selected {
    background: var(--accent-soft);
    box-shadow: inset 0 0 0 2px var(--accent);
  }
  .row.visited.selected {
    box-shadow:
      inset 0 0 0 2px var(--accent),
      0 0 0 2px var(--who, var(--ink-3));
  }
  .row.opened {
    background-image: linear-gradient(var(--accent), var(--accent));
    background-repeat: no-repeat;
    background-size: 4px 100%;
  }
  /* Keys mean this row also where a mouse has put the focus on it. */
  .row:has(.title:focus) {
    outline: 1px solid var(--focus);
  }
  .row:has(.title:focus-visible) {
    outline: 2px solid var(--focus);
    outline-offset: 1px;
  }
  /* Carried, not only in focus. */
  :host([lifted]) .row {
    outline: 2px dashed var(--focus);
    outline-offset: 2px;
    background: var(--accent-soft);
  }
  .grip {
    display: grid;
    flex: none;
    width: 16px;
    place-items: center;
    color: var(--ink-3);
  }
  .grip .icon {
    width: 14px;
    height: 14px;
    opacity: 0.7;
  }
  .row:not(.fixed) .grip {
    cursor: grab;
  }
  .row.fixed .grip > .icon {
    visibility: hidden;
  }
  .chosen {
    display: grid;
    width: 16px;
    height: 16px;
    place-items: center;
    border-radius: 50%;
    background: var(--accent);
    color: var(--accent-ink);
  }
  .chosen .icon {
    width: 11px;
    height: 11px;
    opacity: 1;
    stroke-width: 3;
  }
  .words {
    flex: 1;
    min-width: 80px;
    line-height: 1.35;
    overflow-wrap: anywhere;
  }
  .title {
    color: var(--ink);
    font-weight: 500;
    text-decoration: none;
    outline: none;
  }
  .title::after {
    position: absolute;
    inset: 0;
    content: '';
  }
  .key {
    color: var(--ink-3);
    font-size: var(--text-xs);
    letter-spacing: 0.02em;
    white-space: nowrap;
  }
  .visitor {
    padding: 1px 5px;
    border-radius: 4px;
    background: var(--who, var(--member-9));
    color: #fff;
    font-size: 10px;
    font-weight: 600;
    white-space: nowrap;
  }
  .marks {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px var(--space-2);
    margin-top: 2px;
    color: var(--ink-2);
    font-size: var(--text-xs);
  }
  .marks:not(:has(*)) {
    display: none;
  }
  .missing {
    display: inline-flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px var(--space-2);
  }
  .lacks {
    color: var(--ink-3);
  }
  .waits,
  .fact {
    display: inline-flex;
    align-items: center;
    gap: 4px;
  }
  .waits {
    color: var(--warn);
    font-weight: 600;
  }
  .tag {
    max-width: 100%;
    padding: 0 6px;
    overflow: hidden;
    border: 1px solid var(--line-strong);
    border-radius: 9px;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .tag.box {
    border-color: transparent;
    border-radius: 4px;
    background: var(--spike-soft);
    color: var(--spike);
    font-weight: 600;
  }
  .outside {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-1) var(--space-2);
    margin-top: 4px;
    color: var(--warn);
    font-size: var(--text-s);
    font-weight: 500;
  }
  .outside > span {
    flex: 1 1 180px;
  }
  .pull {
    position: relative;
    z-index: 1;
  }
  .people {
    display: flex;
    flex: none;
  }
  .people .avatar + .avatar {
    margin-inline-start: -5px;
    box-shadow: 0 0 0 1.5px var(--surface);
  }
  .more {
    margin-inline-start: 3px;
    color: var(--ink-3);
    font-size: var(--text-xs);
  }
  .size {
    flex: none;
    min-width: 24px;
    padding: 2px 8px;
    border-radius: 10px;
    background: var(--chip-ground, var(--sunken));
    color: var(--ink-2);
    font-size: var(--text-xs);
    font-weight: 600;
    text-align: center;
    white-space: nowrap;
  }
  .size.asked {
    background: none;
    box-shadow: inset 0 0 0 1px var(--line-strong);
  }
  /* Out of the way until the row is pointed at or has the focus. */
  .menu {
    position: absolute;
    z-index: 1;
    inset-block-start: 6px;
    inset-inline-end: 6px;
    width: 24px;
    min-height: 24px;
    background: var(--surface);
    opacity: 0;
  }
  .row:hover .menu,
  .menu:focus-visible,
  .menu[aria-expanded='true'] {
    opacity: 1;
  }
  @media print {
    .row {
      border: 1px solid var(--line);
      box-shadow: none;
      break-inside: avoid;
    }
    .grip,
    .menu,
    .pull {
      display: none;
    }
  }
  @media (hover: none) {
    .menu {
      position: relative;
      inset: auto;
      flex: none;
      width: 36px;
      min-height: 36px;
      background: none;
      opacity: 1;
    }
    .grip {
      display: none;
    }
    .row.selected .grip {
      display: grid;
    }
  }
`;
