// The looks of an entry of the agenda.

import { css } from 'lit';

export const agendaRowStyles = css`
  .row {
    position: relative;
    display: flex;
    align-items: flex-start;
    gap: 10px;
    min-height: 44px;
    padding: 8px 9px 9px;
    border-radius: var(--radius-m);
    cursor: pointer;
  }
  .row:not(.current, .shown):hover {
    background: color-mix(in srgb, var(--ink) 4%, transparent);
  }
  .row.current,
  .row.shown {
    background: var(--surface);
    box-shadow: var(--shadow-card);
  }
  /* What the meeting is at, where somebody looks at something else. */
  .row.current:not(.shown) {
    box-shadow:
      inset 3px 0 var(--accent),
      var(--shadow-card);
  }
  .row.selected {
    background: var(--accent-soft);
    box-shadow: inset 0 0 0 2px var(--accent);
  }
  .row:has(.title:focus-visible) {
    outline: 2px solid var(--focus);
    outline-offset: 1px;
  }
  .tick {
    display: grid;
    flex: none;
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
  .words {
    flex: 1;
    min-width: 0;
  }
  .title {
    display: -webkit-box;
    overflow: hidden;
    outline: none;
    color: var(--ink);
    font-weight: 500;
    line-height: 1.3;
    text-decoration: none;
    overflow-wrap: anywhere;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    line-clamp: 2;
  }
  a.title::after {
    position: absolute;
    inset: 0;
    content: '';
  }
  .done .title {
    color: var(--ink-3);
    font-weight: 400;
  }
  .about {
    display: flex;
    gap: var(--space-2);
    margin-top: 2px;
    color: var(--ink-3);
    font-size: var(--text-xs);
    letter-spacing: 0.02em;
  }
  .end {
    display: flex;
    flex: none;
    flex-direction: column;
    align-items: flex-end;
    gap: 2px;
    min-width: 34px;
  }
  .figure,
  .minutes {
    color: var(--ink-2);
    font-size: var(--text-s);
    line-height: 1.5;
    white-space: nowrap;
  }
  .current .figure {
    color: var(--ink);
    font-weight: 500;
  }
  .figure.over {
    color: var(--danger);
    font-weight: 600;
  }
  .minutes {
    position: relative;
    z-index: 1;
    min-width: 24px;
    min-height: 24px;
    margin: -3px -6px;
    padding: 0 6px;
    border: 0;
    border-radius: var(--radius-s);
    background: none;
    font-family: var(--font);
    cursor: pointer;
  }
  .minutes:hover,
  .minutes[aria-expanded='true'] {
    background: var(--sunken);
    color: var(--ink);
  }
  /* Out of the way until the entry is pointed at or has the focus. */
  .menu {
    position: relative;
    z-index: 1;
    width: 24px;
    min-height: 24px;
    margin: 1px -6px -8px;
    opacity: 0;
  }
  .row:hover .menu,
  .row:focus-within .menu,
  .menu[aria-expanded='true'] {
    opacity: 1;
  }
  @media (hover: none) {
    .minutes {
      min-height: 36px;
      min-width: 44px;
      margin-block: -8px 0;
      text-align: end;
    }
    .menu {
      width: 36px;
      min-height: 36px;
      opacity: 1;
    }
  }
  @media print {
    .menu {
      display: none;
    }
  }
`;
