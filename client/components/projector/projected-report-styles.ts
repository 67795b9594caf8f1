// The looks of the projected Report.

import { css } from 'lit';

export const projectedReportStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    gap: calc(var(--u) * 18);
  }
  h1 {
    flex: none;
    padding-bottom: 0.08em;
    text-wrap: balance;
  }
  .sentences {
    --lines: 3;
    flex: none;
    color: var(--ink-2);
    font-size: var(--body);
  }
  .main {
    display: grid;
    flex: 1;
    grid-template-columns: minmax(0, 1fr) calc(var(--u) * 500);
    grid-template-rows: minmax(0, 1fr);
    gap: calc(var(--u) * 52);
    min-height: 0;
    padding-top: calc(var(--u) * 14);
  }
  .main.alone {
    grid-template-columns: minmax(0, calc(var(--u) * 900));
  }
  .tiles {
    display: flex;
    flex-direction: column;
    gap: calc(var(--u) * 16);
    min-height: 0;
    overflow: hidden;
  }
  .tile {
    flex: none;
    padding: calc(var(--u) * 14) calc(var(--u) * 26) calc(var(--u) * 18);
    border-radius: calc(var(--u) * 16);
    background: var(--sunken);
  }
  .figure {
    font-size: calc(var(--u) * 72);
    font-variant-numeric: tabular-nums;
    font-weight: 680;
    letter-spacing: -0.02em;
    line-height: 1.15;
  }
  .tile h2 {
    font-size: var(--small);
    font-weight: 550;
  }
  .tile .note {
    color: var(--ink-2);
  }
  .dense .note {
    display: none;
  }
  .new {
    outline: calc(var(--u) * 3) solid var(--accent);
    outline-offset: calc(var(--u) * -3);
  }
  @media (min-aspect-ratio: 19/10) {
    .sentences {
      font-size: var(--small);
    }
  }
  @media (max-aspect-ratio: 1/1) {
    .sentences {
      --lines: 6;
    }
    .main,
    .main.alone {
      grid-template-columns: minmax(0, 1fr);
      grid-template-rows: minmax(0, 1.2fr) minmax(0, 1fr);
    }
  }
`;
