// The looks of the projected Board.

import { css } from 'lit';

export const projectedBoardStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    gap: calc(var(--u) * 20);
  }
  .head {
    display: flex;
    flex: none;
    align-items: center;
    gap: calc(var(--u) * 12) calc(var(--u) * 44);
  }
  .head h1 {
    flex: 0 1 auto;
    max-width: calc(var(--u) * 860);
    padding-bottom: 0.08em;
    --lines: 1;
  }
  .about {
    flex: 1 1 0;
    min-width: 0;
    color: var(--ink-2);
  }
  .goal {
    --lines: 1;
    font-size: var(--body);
  }
  .goal strong {
    color: var(--ink);
    font-weight: 650;
  }
  .columns {
    display: grid;
    flex: 1;
    grid-template-columns: repeat(var(--columns), minmax(0, 1fr));
    grid-template-rows: minmax(0, 1fr);
    gap: calc(var(--u) * 24);
    min-height: 0;
  }
  section {
    display: flex;
    flex-direction: column;
    min-width: 0;
    min-height: 0;
  }
  .column-head {
    display: flex;
    flex: none;
    align-items: baseline;
    gap: calc(var(--u) * 14);
    padding-bottom: calc(var(--u) * 8);
    border-bottom: calc(var(--u) * 2) solid var(--line);
    white-space: nowrap;
  }
  .column-head h2 {
    flex: 0 1 auto;
    min-width: 0;
    font-size: calc(var(--u) * 36);
  }
  .column-head span {
    flex: none;
  }
  .column-head .done {
    color: var(--ok);
  }
  .count {
    color: var(--ink-2);
    font-weight: 650;
    font-variant-numeric: tabular-nums;
  }
  .limit {
    margin-inline-start: auto;
    color: var(--ink-2);
  }
  .limit.over {
    color: var(--warn);
    font-weight: 650;
  }
  .cards {
    flex: 1;
    min-height: 0;
    overflow: hidden;
    /* The mark of a card may stand out of the list. */
    margin-inline: calc(var(--u) * -8);
    padding: calc(var(--u) * 12) calc(var(--u) * 8) 0;
  }
  .more,
  .nothing {
    padding: calc(var(--u) * 8) calc(var(--u) * 4) 0;
    color: var(--ink-2);
  }
  .others {
    flex: none;
    color: var(--ink-2);
  }
  @media (max-aspect-ratio: 1/1) {
    .head {
      flex-direction: column;
      align-items: stretch;
    }
    .head h1 {
      max-width: 100%;
    }
    .about {
      flex: none;
    }
  }
`;
