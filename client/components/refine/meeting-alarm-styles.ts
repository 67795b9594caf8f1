// The looks of the line that says that time is up: below the header, over nothing.

import { css } from 'lit';

export const meetingAlarmStyles = css`
  aside {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-1) var(--space-3);
    min-height: 42px;
    padding: 4px var(--space-4);
    border-bottom: 1px solid var(--line);
    background: var(--danger-soft);
    color: var(--ink);
  }
  aside > .icon {
    color: var(--danger);
  }
  strong {
    color: var(--danger);
    font-weight: 650;
  }
  .words {
    display: flex;
    flex: 1 1 130px;
    flex-wrap: wrap;
    column-gap: var(--space-3);
    min-width: 0;
  }
  .buttons {
    display: flex;
    gap: var(--space-2);
    margin-inline-start: auto;
  }
  .button .icon {
    width: 15px;
    height: 15px;
  }
  @media (pointer: coarse) {
    .button {
      min-height: 44px;
    }
  }
`;
