// The looks of a backlog in the Plan view: head and foot stay, the list scrolls between them.

import { css } from 'lit';

export const backlogStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-width: 0;
    min-height: 0;
  }
  section {
    display: flex;
    flex: 1;
    flex-direction: column;
    min-height: 0;
    background: var(--page);
  }
  section.technical {
    background: var(--blueprint) 0 0 / var(--blueprint-size) var(--technical);
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 var(--space-2);
    padding: var(--space-3) var(--space-3) var(--space-2) var(--space-4);
  }
  .technical .head {
    background: var(--technical);
  }
  h2 {
    flex: 1;
    font-size: var(--text-m);
    font-weight: 650;
  }
  gw-plan-sums {
    flex: 1 0 100%;
    min-height: 17px;
  }
  .filter {
    gap: 4px;
    font-weight: 400;
  }
  .filter[aria-pressed='true'] {
    background: color-mix(in srgb, var(--ink) 8%, transparent);
    color: var(--ink);
    font-weight: 600;
  }
  .scroll {
    display: flex;
    flex: 1;
    flex-direction: column;
    min-height: 0;
    padding: 3px var(--space-3) var(--space-3);
    overflow: auto;
    scroll-padding-block: var(--space-3);
  }
  gw-plan-list {
    flex: 1;
  }
  .empty {
    padding: var(--space-3) var(--space-1);
    color: var(--ink-2);
    font-size: var(--text-s);
  }
  .foot {
    padding: var(--space-1) var(--space-3) var(--space-2);
  }
  .technical .foot {
    background: var(--technical);
  }
  .add {
    justify-content: flex-start;
    width: 100%;
    font-weight: 400;
    text-align: start;
    white-space: normal;
  }
  .add:hover,
  .add:focus-visible {
    background: color-mix(in srgb, var(--ink) 6%, transparent);
  }
  @media print {
    :host,
    section,
    .scroll {
      display: block;
      overflow: visible;
      background: none;
    }
    .head,
    .scroll {
      padding-inline: 0;
    }
    .filter,
    .foot,
    gw-awareness {
      display: none;
    }
  }
`;
