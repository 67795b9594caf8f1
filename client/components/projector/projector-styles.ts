// The looks of the projected form as a whole: its ground, its head, its room.

import { css } from 'lit';

export const projectorStyles = css`
  :host {
    overflow: clip;
    background: var(--page);
    user-select: none;
    touch-action: manipulation;
  }
  :host([still]) {
    cursor: none;
  }
  main {
    display: flex;
    flex-direction: column;
    height: 100%;
    padding: calc(var(--u) * 44) calc(var(--u) * 56);
    gap: calc(var(--u) * 28);
    outline: none;
  }
  header {
    display: grid;
    flex: none;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: calc(var(--u) * 22) calc(var(--u) * 48);
  }
  .top {
    display: flex;
    grid-column: 1 / -1;
    align-items: center;
    gap: calc(var(--u) * 18);
    min-height: calc(var(--u) * 44);
  }
  /* What the meeting is at, under whose board it is, and the clock beside both. */
  .top:has(+ .now) {
    grid-column: 1;
  }
  .beside {
    display: flex;
    flex-direction: column;
    align-items: center;
    gap: calc(var(--u) * 16);
  }
  .sign {
    display: grid;
    flex: none;
    width: calc(var(--u) * 44);
    height: calc(var(--u) * 44);
    place-items: center;
    border-radius: calc(var(--u) * 10);
    background: var(--accent);
    color: var(--accent-ink);
    font-size: calc(var(--u) * 24);
  }
  .whose {
    display: flex;
    flex: 1 1 0;
    min-width: 0;
    align-items: baseline;
    gap: calc(var(--u) * 18);
    color: var(--ink-2);
  }
  .whose strong {
    overflow: hidden;
    min-width: 0;
    color: var(--ink);
    font-weight: 650;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .whose span {
    flex: none;
  }
  .following {
    display: flex;
    flex: none;
    align-items: center;
    gap: calc(var(--u) * 14);
    color: var(--ink-2);
  }
  .following::before {
    width: calc(var(--u) * 16);
    height: calc(var(--u) * 16);
    border-radius: 50%;
    background: var(--ok);
    content: '';
  }
  .age {
    flex: 0 1 auto;
    max-width: 62%;
    padding: calc(var(--u) * 4) calc(var(--u) * 18);
    border-radius: calc(var(--u) * 10);
    background: var(--warn-soft);
    color: var(--warn);
    font-weight: 600;
  }
  gw-projected-board,
  gw-projected-item,
  gw-projected-plan,
  gw-projected-report,
  main > .none {
    flex: 1;
    min-height: 0;
  }
  @media (min-aspect-ratio: 19/10) {
    .beside {
      flex-direction: row;
    }
  }
  @media (max-aspect-ratio: 1/1) {
    .top {
      flex-wrap: wrap;
    }
    .age {
      max-width: 100%;
    }
  }
`;
