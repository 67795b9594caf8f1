// The looks of what met in the plan while somebody was offline.

import { css } from 'lit';

export const planSurprisesStyles = css`
  :host {
    display: none;
  }
  :host([shown]) {
    display: block;
    max-height: min(46%, 420px);
    padding: var(--space-3) var(--space-4) var(--space-2);
    overflow: auto;
    background: var(--surface);
  }
  @media (max-width: 640px) {
    :host([shown]) {
      max-height: 36%;
    }
  }
  section {
    padding: var(--space-2) var(--space-3) var(--space-3);
    border: 1px solid var(--line);
    border-radius: var(--radius-l);
    background: var(--sunken);
    font-size: var(--text-s);
  }
  .head {
    display: flex;
    align-items: center;
    gap: var(--space-2);
  }
  .head > .icon {
    flex: none;
    width: 18px;
    height: 18px;
    color: var(--ink-2);
  }
  h2 {
    flex: 1;
    margin: 0;
    font-size: var(--text-m);
    font-weight: 650;
  }
  section > ul > li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px var(--space-3);
    padding-top: var(--space-2);
  }
  section > ul > li + li {
    margin-top: var(--space-2);
    border-top: 1px solid var(--line);
  }
  li p {
    flex: 1 1 260px;
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .choices {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
  }
  .items {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--space-2);
    min-width: 0;
  }
  .items.many {
    flex-basis: 100%;
  }
  .items li {
    min-width: 0;
    max-width: 100%;
  }
  .items .quiet {
    line-height: 28px;
  }
  .item {
    display: flex;
    align-items: center;
    gap: var(--space-1);
    max-width: 100%;
    min-height: 28px;
    padding: 2px var(--space-1);
    border: 0;
    border-radius: var(--radius-s);
    background: none;
    color: var(--ink);
    font: inherit;
    text-align: start;
    cursor: pointer;
  }
  .item:hover {
    background: var(--surface);
  }
  .item .key {
    color: var(--ink-2);
    white-space: nowrap;
  }
  .item .name {
    overflow: hidden;
    max-width: 34ch;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  @media (pointer: coarse) {
    .item {
      min-height: 44px;
    }
  }
`;
