// The looks of the sync status.

import { css } from 'lit';

export const syncStatusStyles = css`
  .dot {
    flex: none;
    width: 8px;
    height: 8px;
    border-radius: 50%;
    background: var(--ink-3);
  }
  .ok .dot {
    background: var(--ok);
  }
  .warn .dot {
    background: var(--warn);
  }
  .danger {
    border-color: transparent;
    background: var(--danger-soft);
    color: var(--danger);
    font-weight: 650;
  }
  .danger .dot {
    background: var(--danger);
  }
  .status {
    color: var(--ink-2);
    font-size: var(--text-s);
    font-weight: 400;
    white-space: normal;
    text-align: start;
  }
  .warn {
    color: var(--ink);
  }
  [popover] p {
    margin-bottom: var(--space-3);
  }
  @media (max-width: 720px) {
    .status {
      min-width: 32px;
      max-width: 112px;
      padding-inline: var(--space-1);
      line-height: 1.2;
    }
    .ok .words {
      position: absolute;
      overflow: hidden;
      width: 1px;
      height: 1px;
      clip-path: inset(50%);
    }
  }
`;
