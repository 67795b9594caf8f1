// The looks of a menu: of a card, and of the selection.

import { css } from 'lit';

export const cardMenuStyles = css`
  /* Where it stands by itself it would reach over the end of the page. */
  #link {
    inset-block-start: 0;
  }
  [role='menu'] {
    min-width: 220px;
    padding: var(--space-1);
  }
  [role^='menuitem'] {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    width: 100%;
    min-height: 30px;
    padding: 0 var(--space-2);
    border: 0;
    border-radius: var(--radius-s);
    background: none;
    color: var(--ink);
    font: 400 var(--text-m) / 1.2 var(--font);
    text-align: start;
    cursor: pointer;
  }
  [role^='menuitem']:hover,
  [role^='menuitem']:focus-visible {
    background: var(--sunken);
    outline-offset: -2px;
  }
  [aria-checked='true'] {
    font-weight: 600;
  }
  .group {
    padding: 6px var(--space-2) 2px 32px;
    color: var(--ink-3);
    font-size: var(--text-xs);
  }
  hr {
    margin: var(--space-1) 0;
    border: 0;
    border-top: 1px solid var(--line);
  }
  .tick {
    width: 16px;
  }
  kbd {
    margin-inline-start: auto;
    color: var(--ink-3);
    font: 500 var(--text-xs) / 1.5 var(--font);
  }
  /* Where there is no keyboard at hand, keys say nothing. */
  @media (hover: none) and (pointer: coarse) {
    kbd {
      display: none;
    }
  }
  .link {
    width: min(300px, calc(100vw - 48px));
  }
  .link .field {
    margin-top: 3px;
    font-size: var(--text-s);
  }
`;
