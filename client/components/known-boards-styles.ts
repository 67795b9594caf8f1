// The looks of the boards that this browser knows: calm rows, and what is not as it should be in colour.

import { css } from 'lit';

export const knownBoardsStyles = css`
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--space-2) var(--space-4);
    min-height: 34px;
    margin-bottom: var(--space-3);
  }
  h2 {
    font-size: var(--text-l);
    font-weight: 650;
  }
  .finder {
    position: relative;
    flex: 0 1 240px;
    min-width: 160px;
  }
  .finder > .icon {
    position: absolute;
    inset-block-start: 9px;
    inset-inline-start: 10px;
    color: var(--ink-3);
    pointer-events: none;
  }
  .finder .field {
    padding-inline-start: 32px;
  }
  .owner {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-2);
    margin-top: var(--space-2);
  }
  dialog p + p {
    margin-top: var(--space-2);
  }
  li {
    position: relative;
    display: flex;
    align-items: center;
    margin-bottom: var(--space-2);
    border-radius: var(--radius-m);
    background: var(--surface);
    box-shadow: var(--shadow-card);
  }
  a {
    flex: 1;
    min-width: 0;
    padding: var(--space-3) var(--space-4);
    border-radius: var(--radius-m);
    color: var(--ink);
    text-decoration: none;
  }
  a:hover .name {
    text-decoration: underline;
    text-underline-offset: 2px;
  }
  .name {
    display: block;
    font-size: var(--text-l);
    font-weight: 600;
    line-height: 1.35;
    overflow-wrap: anywhere;
  }
  .facts {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--space-3);
    font-size: var(--text-s);
  }
  .waiting {
    color: var(--warn);
    font-weight: 500;
  }
  li .button {
    flex: none;
    margin-inline-end: var(--space-2);
    color: var(--ink-3);
  }
  .empty {
    padding: var(--space-3) 0;
    color: var(--ink-2);
  }
  dialog p {
    margin-top: var(--space-2);
  }
  @media (max-width: 520px) {
    .finder {
      flex-basis: 100%;
    }
  }
  @media (pointer: coarse) {
    li .button {
      width: 44px;
      height: 44px;
    }
  }
`;
