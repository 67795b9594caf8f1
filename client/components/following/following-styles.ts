// The looks of the line that tells whom one follows: calm, one line high, always in the same place.

import { css } from 'lit';

export const followingStyles = css`
  :host {
    flex: none;
  }
  section {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    min-height: 34px;
    padding: 0 var(--space-4);
    border-top: 1px solid var(--line);
    background: var(--sunken);
    color: var(--ink-2);
    font-size: var(--text-s);
  }
  section:focus {
    outline: none;
  }
  p {
    overflow: hidden;
    min-width: 0;
    font-weight: 500;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .dot {
    flex: none;
    width: 10px;
    height: 10px;
    border-radius: 50%;
  }
  .button {
    flex: none;
  }
  .plain {
    text-decoration: underline;
    text-underline-offset: 3px;
  }
  .refusal {
    margin: var(--space-1) var(--space-4);
  }
  [popover] {
    padding: var(--space-1);
  }
  @media (max-width: 720px) {
    section {
      padding-inline: var(--space-3);
    }
    p {
      flex: 1;
    }
  }
  @media print {
    :host {
      display: none;
    }
  }
`;
