// The looks of the dialog that shares a board.

import { css } from 'lit';

export const shareStyles = css`
  dialog {
    width: min(560px, calc(100vw - 2 * var(--space-4)));
  }
  .about {
    color: var(--ink-2);
  }
  .notice {
    display: flex;
    gap: var(--space-2);
    margin-top: var(--space-3);
    padding: var(--space-2) var(--space-3);
    border-radius: var(--radius-s);
    background: var(--warn-soft);
    color: var(--warn);
  }
  .notice .icon {
    margin-top: 1px;
  }
  code {
    font-size: 0.95em;
  }
  gw-share-link {
    margin-top: var(--space-5);
  }
  details {
    margin-top: var(--space-5);
    padding-top: var(--space-3);
    border-top: 1px solid var(--line);
  }
  summary {
    display: inline-flex;
    align-items: center;
    gap: var(--space-1);
    min-height: 26px;
    border-radius: var(--radius-s);
    font-weight: 600;
    list-style: none;
    cursor: pointer;
  }
  summary::-webkit-details-marker {
    display: none;
  }
  summary .icon {
    color: var(--ink-3);
  }
  details[open] summary .icon {
    rotate: 90deg;
  }
  details gw-share-link {
    margin-top: var(--space-2);
  }
  .way-out {
    margin-top: var(--space-3);
    padding: var(--space-3) var(--space-4);
    border-radius: var(--radius-m);
    background: var(--sunken);
  }
  .way-out p + p {
    margin-top: var(--space-2);
  }
  .check {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    min-height: 32px;
  }
  .way-out .button {
    margin-top: var(--space-2);
  }
  @media (pointer: coarse) {
    summary,
    .check {
      min-height: 44px;
    }
  }
`;
