// The looks of a meeting's clock: a large ring over its buttons, or one line of them where the thumb is.

import { css } from 'lit';

export const meetingClockStyles = css`
  :host([data-empty]) {
    display: none;
  }
  section,
  .beside {
    display: flex;
    flex-direction: column;
    align-items: center;
    gap: var(--space-2);
    min-width: 0;
  }
  section {
    gap: var(--space-3);
  }
  .beside {
    width: 100%;
  }
  .face {
    position: relative;
    width: 148px;
    aspect-ratio: 1;
  }
  .face .figures {
    position: absolute;
    inset: 12px;
    display: flex;
    flex-direction: column;
    align-items: center;
    justify-content: center;
    text-align: center;
  }
  .left {
    font-size: 36px;
    font-weight: 700;
    line-height: 1.1;
    letter-spacing: -0.01em;
  }
  /* Hours, or a clock that is not sure, take more room than minutes. */
  .left.long {
    font-size: 26px;
  }
  .up {
    color: var(--danger);
    font-size: 20px;
    font-weight: 700;
    line-height: 1.2;
  }
  .over {
    color: var(--ink);
    font-size: var(--text-l);
    font-weight: 600;
  }
  .of {
    color: var(--ink-2);
    font-size: var(--text-xs);
  }
  .of em {
    color: var(--ink);
    font-style: normal;
    font-weight: 600;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: center;
    gap: 6px;
  }
  .row.main .button {
    padding: 0 10px;
    gap: 6px;
  }
  .row .icon {
    width: 15px;
    height: 15px;
  }
  .sounds[aria-pressed='false'] {
    color: var(--ink-3);
  }
  .link {
    min-height: 24px;
    padding: 0 2px;
    border: 0;
    background: none;
    color: var(--accent);
    font: inherit;
    font-weight: 600;
    text-decoration: underline;
    cursor: pointer;
  }
  :host([narrow]) section {
    flex-flow: row wrap;
    gap: var(--space-2);
  }
  :host([narrow]) .face {
    display: flex;
    flex: none;
    align-items: center;
    gap: var(--space-2);
    width: auto;
    aspect-ratio: auto;
  }
  :host([narrow]) .ring {
    flex: none;
    width: 36px;
    height: 36px;
    stroke-width: 18;
    /* So thick a line reaches over the edge of its drawing. */
    overflow: visible;
  }
  :host([narrow]) .face .figures {
    position: static;
    align-items: flex-start;
    text-align: start;
  }
  :host([narrow]) .left {
    font-size: 20px;
  }
  :host([narrow]) .up {
    font-size: var(--text-m);
  }
  :host([narrow]) .over {
    font-size: var(--text-s);
  }
  :host([narrow]) .room,
  :host([narrow]) .up ~ .of,
  :host([narrow]) .more {
    display: none;
  }
  :host([narrow]) .beside {
    flex: 1 1 auto;
    width: auto;
    align-items: flex-end;
  }
  :host([narrow]) .main {
    flex-wrap: nowrap;
  }
  :host([narrow]) .main .button {
    min-height: 44px;
  }
  /* Beside the clock there is no room for the word. */
  :host([narrow]) .pauseClock {
    width: 44px;
  }
  :host([narrow]) .pauseClock .words {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
  @media (pointer: coarse) {
    .button,
    .sounds {
      min-height: 44px;
    }
    .sounds {
      min-width: 44px;
    }
  }
`;
