// The looks of the Report view: one sheet that scrolls, the answer on top, the figures under it in a grid.

import { css } from 'lit';

export const reportStyles = css`
  :host {
    display: block;
    min-height: 0;
    overflow: auto;
    border-top: 1px solid var(--line);
    container-type: inline-size;
  }
  .sheet {
    display: grid;
    gap: var(--space-4);
    max-width: 1720px;
    padding: var(--space-5) var(--space-6) var(--space-6);
  }
  header {
    display: flex;
    flex-wrap: wrap;
    align-items: flex-start;
    justify-content: space-between;
    gap: var(--space-3);
  }
  .answer {
    flex: 1 1 480px;
    max-width: 860px;
  }
  .headline {
    font-size: clamp(22px, 2.1cqw + 4px, 30px);
    font-weight: 650;
    letter-spacing: -0.01em;
    line-height: 1.2;
    text-wrap: balance;
  }
  .answer p {
    margin-top: var(--space-2);
    color: var(--ink-2);
    font-size: var(--text-l);
    line-height: 1.5;
    text-wrap: pretty;
  }
  .answer .button {
    margin-top: var(--space-3);
  }
  .main {
    display: grid;
    grid-template-columns: minmax(0, 1.65fr) minmax(280px, 1fr);
    gap: var(--space-4);
  }
  .pair {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    gap: var(--space-4);
  }
  @container (max-width: 900px) {
    .main,
    .pair {
      grid-template-columns: minmax(0, 1fr);
    }
  }
  @container (max-width: 560px) {
    .sheet {
      padding: var(--space-4) var(--space-3);
    }
  }
  @media print {
    :host {
      overflow: visible;
      border: 0;
    }
    /* Blocks, which break between pages where a grid leaves one half empty. */
    .sheet,
    .main,
    .pair {
      display: block;
      padding: 0;
    }
    :is(.sheet, .main, .pair) > * + * {
      margin-top: var(--space-4);
    }
    gw-take-report,
    .answer .button {
      display: none;
    }
  }
`;
