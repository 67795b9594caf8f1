// The looks of the first steps: one quiet line above the board; where there is little room, the next step alone.

import { css } from 'lit';

export const firstStepsStyles = css`
  section {
    display: flex;
    align-items: center;
    gap: var(--space-1) var(--space-3);
    margin: 0 var(--space-4) var(--space-2);
    padding: 6px 6px 6px var(--space-4);
    border-radius: var(--radius-m);
    background: var(--surface);
    box-shadow: var(--shadow-card);
  }
  h2 {
    flex: none;
    font-size: var(--text-m);
    font-weight: 650;
  }
  .quiet {
    flex: none;
    margin-inline-start: calc(-1 * var(--space-1));
  }
  ol {
    display: flex;
    flex: 1;
    flex-wrap: wrap;
    gap: 2px var(--space-1);
    min-width: 0;
  }
  li button {
    display: flex;
    align-items: center;
    gap: 6px;
    min-height: 28px;
    padding: 0 var(--space-2);
    border: 0;
    border-radius: var(--radius-s);
    background: none;
    color: var(--ink);
    font: 500 var(--text-m) / 1.2 var(--font);
    text-align: start;
    cursor: pointer;
  }
  li button:hover {
    background: var(--sunken);
  }
  .tick {
    display: grid;
    flex: none;
    width: 16px;
    height: 16px;
    place-items: center;
    border: 1.5px solid var(--field-line);
    border-radius: 50%;
  }
  .tick .icon {
    width: 10px;
    height: 10px;
    stroke-width: 3.5;
  }
  .next button {
    background: var(--accent-soft);
  }
  .next .tick {
    border-color: var(--accent);
  }
  .done button {
    color: var(--ink-3);
  }
  .done .words {
    text-decoration: line-through;
  }
  .done .tick {
    border-color: transparent;
    background: var(--accent);
    color: var(--accent-ink);
  }
  .close {
    flex: none;
  }
  @media (max-width: 820px) {
    section {
      margin-inline: var(--space-3);
    }
    h2 {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    li:not(.next) {
      display: none;
    }
    .next,
    .next button {
      width: 100%;
    }
  }
  @media (pointer: coarse) {
    li button {
      min-height: 44px;
    }
    .close {
      width: 44px;
      height: 44px;
    }
  }
`;
