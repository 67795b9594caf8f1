// The looks of the cards that are laid in a vote.

import { css } from 'lit';

export const voteCardsStyles = css`
  .row {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(31px, 1fr));
    gap: 4px;
  }
  .cards {
    display: contents;
  }
  .card.wide {
    grid-column: span 2;
  }
  .card {
    display: grid;
    min-width: 0;
    min-height: 32px;
    padding: 0 1px;
    place-items: center;
    border: 1px solid var(--line-strong);
    border-radius: var(--radius-s);
    background: var(--surface);
    color: var(--ink);
    font: 600 var(--text-s) / 1.1 var(--font);
    overflow-wrap: anywhere;
    cursor: pointer;
  }
  .card .icon {
    width: 16px;
    height: 16px;
  }
  .card:hover:not([aria-pressed='true']) {
    background: var(--sunken);
  }
  .card[aria-pressed='true'] {
    border-color: var(--accent);
    background: var(--accent);
    color: var(--accent-ink);
  }
  /* Where the person's own colours stand, the card that lies there is theirs for what is chosen. */
  @media (forced-colors: active) {
    .card[aria-pressed='true'] {
      background: SelectedItem;
      color: SelectedItemText;
      forced-color-adjust: none;
    }
  }
  .own {
    display: flex;
    grid-column: span 3;
    align-items: center;
    gap: var(--space-1);
    color: var(--ink-2);
    font-size: var(--text-s);
  }
  .own .field {
    width: 72px;
    min-height: 32px;
    padding-block: 2px;
  }
  .own .field.laid {
    border-color: var(--accent);
    background: var(--accent-soft);
    font-weight: 600;
  }
  p.quiet {
    margin-top: var(--space-1);
  }
  @media (hover: none) and (pointer: coarse) {
    .row {
      grid-template-columns: repeat(auto-fill, minmax(46px, 1fr));
    }
    .card {
      min-height: 44px;
    }
  }
  :host([compact]) .row {
    display: flex;
    gap: 6px;
    /* Room for the ring of the focus, which the scrolling would cut off. */
    padding: 4px;
    overflow-x: auto;
    overscroll-behavior-x: contain;
    scrollbar-width: none;
  }
  :host([compact]) .card {
    flex: 1 0 auto;
    min-width: 52px;
    min-height: 52px;
    font-size: var(--text-l);
    white-space: nowrap;
  }
  :host([compact]) .card .icon {
    width: 20px;
    height: 20px;
  }
  :host([compact]) .own {
    flex: none;
  }
  :host([compact]) .own .field {
    min-height: 52px;
  }
`;
