// The looks of the sprint in the Plan view: a surface beside the backlogs, its rows sunken into it.

import { css } from 'lit';

export const sprintStyles = css`
  :host {
    --row-ground: var(--page);
    --row-shadow: none;
    display: block;
    min-width: 0;
    padding: var(--space-4) var(--space-5) var(--space-5);
    overflow: auto;
    background: var(--surface);
    container-type: inline-size;
  }
  .work {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    gap: var(--space-4);
    margin-top: var(--space-5);
  }
  section {
    display: flex;
    flex-direction: column;
    min-width: 0;
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 0 var(--space-3);
    min-height: 20px;
    padding: 0 var(--space-1) var(--space-2);
  }
  h2 {
    font-size: var(--text-xl);
    font-weight: 650;
  }
  h3 {
    margin: 0;
    font-size: var(--text-m);
    font-weight: 650;
  }
  gw-plan-list {
    flex: 1;
    min-height: 96px;
  }
  .burn-up {
    margin-top: var(--space-3);
  }
  .burn-up summary {
    display: inline-flex;
    align-items: center;
    gap: var(--space-1);
    min-height: 26px;
    color: var(--ink-2);
    font-size: var(--text-s);
    font-weight: 500;
    cursor: pointer;
  }
  .burn-up[open] > summary .icon {
    rotate: 90deg;
  }
  .empty {
    padding: var(--space-3);
    border: 1px dashed var(--line-strong);
    border-radius: var(--radius-m);
    color: var(--ink-2);
    font-size: var(--text-s);
    text-align: center;
  }
  .none {
    color: var(--ink-2);
  }
  .first {
    display: flex;
    flex-direction: column;
    gap: var(--space-2);
    max-width: 460px;
    margin-inline: auto;
    padding-top: var(--space-5);
  }
  .form {
    max-width: 460px;
  }
  @container (max-width: 560px) {
    .work {
      grid-template-columns: minmax(0, 1fr);
    }
    gw-plan-list {
      min-height: 60px;
    }
  }
  @media (max-width: 860px) {
    :host {
      padding: var(--space-3);
    }
  }
  @media print {
    :host {
      padding: 0;
      overflow: visible;
    }
    .empty {
      display: none;
    }
    .burn-up:not([open]) {
      display: none;
    }
  }
`;
