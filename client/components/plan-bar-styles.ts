// The looks of the bar of a sprint's plan.

import { css } from 'lit';

export const planBarStyles = css`
  :host {
    display: block;
    margin-top: var(--space-4);
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 var(--space-2);
    margin-bottom: var(--space-1);
  }
  h3 {
    margin: 0;
    font-size: var(--text-m);
    font-weight: 650;
  }
  .head p {
    margin-inline-start: auto;
  }
  .units {
    display: flex;
  }
  .units [aria-pressed='true'] {
    background: var(--sunken);
    color: var(--ink);
    font-weight: 600;
  }
  .bar {
    height: 30px;
    overflow: hidden;
  }
  .bar span {
    display: grid;
    place-items: center;
    overflow: hidden;
    border-inline-end: 2px solid var(--surface);
    container-type: inline-size;
  }
  .bar b {
    color: light-dark(#fff, #131518);
    font-size: var(--text-s);
    font-weight: 650;
  }
  @container (max-width: 22px) {
    .bar b {
      display: none;
    }
  }
  .legend {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-1) var(--space-4);
    margin-top: var(--space-2);
    color: var(--ink-2);
    font-size: var(--text-s);
  }
  .legend li {
    display: flex;
    align-items: center;
    gap: 6px;
  }
  .share {
    margin-inline-start: auto;
  }
  .dash {
    width: 4px;
    height: 14px;
    stroke: currentcolor;
    stroke-width: 2;
    stroke-dasharray: 3 2;
  }
  @media print {
    .bar,
    .bar > * {
      print-color-adjust: exact;
    }
    slot,
    .units {
      display: none;
    }
  }
`;
