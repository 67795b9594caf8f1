// The looks of the orange band: hours, offers, output and agreement in one row where there is room.

import { css } from 'lit';

export const refineBoxStyles = css`
  :host {
    container: box / inline-size;
  }
  .band {
    border-radius: var(--radius-l);
    background: var(--spike-soft);
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-3) var(--space-5);
    padding: var(--space-4) var(--space-4) 0;
  }
  h3 {
    color: var(--ink-2);
    font-size: var(--text-s);
    font-weight: 500;
  }
  .large {
    color: var(--spike);
    font-size: 28px;
    font-weight: 700;
    line-height: 1.2;
  }
  .facts {
    color: var(--ink-2);
    font-size: var(--text-s);
  }
  .offers {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
  }
  .offer {
    min-width: 44px;
    min-height: 34px;
    padding: 0 var(--space-2);
    border: 1px solid var(--field-line);
    border-radius: var(--radius-s);
    background: var(--surface);
    color: var(--ink);
    font: 500 var(--text-m) / 1.2 var(--font);
    font-variant-numeric: tabular-nums;
    cursor: pointer;
  }
  .offer:hover {
    border-color: var(--spike);
  }
  .offer[aria-pressed='true'] {
    border-color: var(--spike);
    box-shadow: 0 0 0 1px var(--spike);
    color: var(--spike);
    font-weight: 650;
  }
  .end {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: var(--space-3);
    margin-inline-start: auto;
  }
  .agreed {
    display: flex;
    align-items: center;
    gap: var(--space-1);
    min-height: 34px;
    color: var(--ok);
    font-weight: 600;
    outline: none;
  }
  .more {
    margin: var(--space-1) 0 var(--space-2) var(--space-2);
  }
  .more[aria-expanded='true'] .icon {
    rotate: 180deg;
  }
  .more.button:hover {
    background: var(--surface);
  }
  @container box (max-width: 520px) {
    .offers,
    .end {
      width: 100%;
      margin: 0;
    }
    .offer {
      flex: 1;
    }
    .end {
      justify-content: space-between;
    }
  }
  @media (pointer: coarse) {
    .offer,
    .agree,
    .agreed {
      min-height: 44px;
    }
  }
`;
