// The looks of a meeting's clock on a wall.

import { css } from 'lit';

export const projectedClockStyles = css`
  .clock {
    --time: var(--spike);
    position: relative;
    display: flex;
    align-items: center;
  }
  .clock.still {
    --time: var(--ink-2);
  }
  .clock.short {
    --time: var(--warn);
  }
  .clock.over {
    --time: var(--danger);
  }
  .figures {
    position: relative;
    font-size: calc(var(--u) * 122);
    font-weight: 700;
    line-height: 1;
    letter-spacing: -0.04em;
    white-space: nowrap;
  }
  .over .figures {
    color: var(--danger);
  }
  .about {
    position: absolute;
    inset-block-end: 100%;
    inset-inline: 0;
    font-size: calc(var(--u) * 56);
    text-align: center;
  }
  .words {
    color: var(--ink-2);
    white-space: nowrap;
  }
  .over .words {
    color: var(--danger);
    font-weight: 600;
  }
  :host([form='ring']) .clock {
    flex-direction: column;
    justify-content: center;
    width: calc(var(--u) * 400);
    height: calc(var(--u) * 400);
    margin-inline: auto;
    gap: calc(var(--u) * 6);
    padding-top: calc(var(--u) * 10);
  }
  /* Longer figures have no room in a ring. */
  :host([form='ring']) .long {
    width: auto;
    height: auto;
    padding: 0;
  }
  :host([form='ring']) .long .figures {
    font-size: calc(var(--u) * 150);
  }
  svg {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    fill: none;
    stroke-width: 5;
    stroke-linecap: round;
  }
  .track {
    stroke: var(--line);
  }
  .part {
    stroke: var(--time);
    transition: stroke-dasharray 300ms;
  }
  :host([form='line']) .clock {
    flex-direction: row-reverse;
    align-items: flex-end;
    gap: calc(var(--u) * 22);
  }
  :host([form='line']) .words {
    padding-bottom: calc(var(--u) * 14);
  }
  :host([form='line']) .about {
    position: static;
    padding-inline-end: 0.2em;
  }
  @media (prefers-reduced-motion: reduce) {
    .part {
      transition: none;
    }
  }
`;
