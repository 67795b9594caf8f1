// The looks of a card on the board.

import { css } from 'lit';

export const cardStyles = css`
  :host {
    content-visibility: auto;
    contain-intrinsic-size: auto 76px;
    /* Room for what content-visibility would cut off: shadow, focus ring, the flag of a visitor. */
    overflow-clip-margin: 12px;
  }
  .card {
    position: relative;
    padding: 9px 10px 10px;
    border-radius: var(--radius-m);
    background-color: var(--surface);
    box-shadow: var(--shadow-card);
    cursor: pointer;
  }
  .card.visited {
    background-color: var(--surface);
    box-shadow: 0 0 0 2px var(--who, var(--ink-3));
  }
  .card.selected {
    background-color: var(--accent-soft);
    box-shadow: inset 0 0 0 2px var(--accent);
  }
  .card.visited.selected {
    box-shadow:
      inset 0 0 0 2px var(--accent),
      0 0 0 2px var(--who, var(--ink-3));
  }
  .card.opened {
    background-image: linear-gradient(var(--accent), var(--accent));
    background-repeat: no-repeat;
    background-size: 4px 100%;
  }
  .chosen {
    display: grid;
    flex: none;
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
    stroke-width: 3;
  }
  /* Keys mean this card also where a mouse has put the focus on it. */
  .card:has(.title:focus) {
    outline: 1px solid var(--focus);
    outline-offset: 1px;
  }
  .card:has(.title:focus-visible) {
    outline: 2px solid var(--focus);
    outline-offset: 2px;
  }
  /* Carried, not only in focus. */
  :host([lifted]) .card {
    outline: 2px dashed var(--focus);
    outline-offset: 2px;
    background: var(--accent-soft);
  }
  .visitor {
    position: absolute;
    inset-block-start: -8px;
    inset-inline-end: 10px;
    padding: 1px 6px;
    border-radius: 4px;
    background: var(--who, var(--member-9));
    color: #fff;
    font-size: 10px;
    font-weight: 600;
    line-height: 1.4;
  }
  .top {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    min-height: 22px;
  }
  .key {
    color: var(--ink-3);
    font-size: var(--text-xs);
    letter-spacing: 0.02em;
  }
  .people {
    display: flex;
    margin-inline-start: auto;
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
  /* Out of the way until the card is pointed at or has the focus; then the people make room. */
  .menu {
    position: absolute;
    z-index: 1;
    inset-block-start: 8px;
    inset-inline-end: 6px;
    width: 24px;
    min-height: 24px;
    opacity: 0;
  }
  .card:hover .menu,
  .card:focus-within .menu,
  .menu[aria-expanded='true'] {
    opacity: 1;
  }
  .card:hover .people,
  .card:focus-within .people {
    margin-inline-end: 24px;
  }
  @media (hover: none) {
    .menu {
      inset-block-start: 2px;
      inset-inline-end: 0;
      width: 40px;
      min-height: 36px;
      opacity: 1;
    }
    .people {
      margin-inline-end: 28px;
    }
  }
  .title {
    display: -webkit-box;
    margin-top: 5px;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 6;
    line-clamp: 6;
    color: var(--ink);
    font-weight: 500;
    line-height: 1.35;
    text-decoration: none;
    overflow-wrap: anywhere;
    outline: none;
  }
  .title::after {
    position: absolute;
    inset: 0;
    content: '';
  }
  .foot {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px var(--space-2);
    margin-top: 6px;
    color: var(--ink-2);
    font-size: var(--text-xs);
  }
  .size {
    min-width: 22px;
    padding: 1px 7px;
    border-radius: 10px;
    background: var(--sunken);
    color: var(--ink-2);
    font-weight: 600;
    text-align: center;
  }
  .fact,
  .box {
    display: inline-flex;
    align-items: center;
    gap: 4px;
  }
  .mark {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    color: var(--ink-2);
  }
  .mark.waits {
    color: var(--warn);
    font-weight: 500;
  }
  .days {
    margin-inline-start: auto;
    color: var(--ink-3);
  }
  .detailed .title {
    -webkit-line-clamp: none;
    line-clamp: none;
  }
  .excerpt {
    display: -webkit-box;
    margin-top: 4px;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    line-clamp: 2;
    color: var(--ink-2);
    font-size: var(--text-s);
    overflow-wrap: anywhere;
  }
  /* One row: what it is, its title, its size, who is on it. */
  .compact {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto auto;
    align-items: center;
    gap: 0 6px;
    padding: 6px 8px;
  }
  .compact .top {
    display: contents;
  }
  .compact .key {
    display: none;
  }
  .compact .title {
    display: -webkit-box;
    grid-column: 2;
    grid-row: 1;
    margin: 0;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    line-clamp: 2;
    font-size: 13px;
    line-height: 1.25;
  }
  .compact .foot {
    grid-column: 3;
    grid-row: 1;
    margin: 0;
  }
  .compact .people {
    grid-column: 4;
    grid-row: 1;
  }
  /* The edge of others behind the one who is shown. */
  .compact .of-several {
    margin-inline-end: 4px;
    box-shadow:
      1.5px 0 0 var(--surface),
      4px 0 0 var(--ink-3);
  }
  .compact .chosen {
    position: absolute;
    inset-block-start: 2px;
    inset-inline-start: 2px;
  }
  .compact .menu {
    inset-block-start: 5px;
    background: var(--surface);
  }
  /* No label: the card's own column is archived. */
  .from {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    max-width: 100%;
    padding: 0 6px;
    border: 1px dashed var(--line-strong);
    border-radius: 4px;
    color: var(--ink-3);
  }
  .from span {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .tag {
    max-width: 100%;
    padding: 0 7px;
    overflow: hidden;
    border: 1px solid var(--line-strong);
    border-radius: 9px;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
`;
