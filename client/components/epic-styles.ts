// The looks of one epic in the list of epics.

import { css } from 'lit';
import { progressBarStyles } from './epic-progress-bar.ts';
import { itemRowStyles } from './waits-styles.ts';

export const epicStyles = [
  progressBarStyles,
  itemRowStyles,
  css`
    .head {
      display: flex;
      align-items: baseline;
      gap: var(--space-1) var(--space-3);
      width: 100%;
      min-height: 34px;
      padding: 6px 0;
      border: 0;
      background: none;
      color: var(--ink);
      font: 400 var(--text-m) / 1.35 var(--font);
      text-align: start;
      cursor: pointer;
    }
    .name {
      flex: 1;
      min-width: 0;
      font-weight: 600;
      overflow-wrap: anywhere;
    }
    .words {
      flex: none;
      color: var(--ink-2);
      font-size: var(--text-s);
    }
    .turn {
      flex: none;
      color: var(--ink-3);
    }
    .turn .icon {
      transition: transform var(--quick);
    }
    .head[aria-expanded='true'] .turn .icon {
      transform: rotate(90deg);
    }
    #body {
      display: flex;
      flex-direction: column;
      gap: var(--space-3);
      padding: var(--space-3) 0 var(--space-2);
    }
    .kinds {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-1) var(--space-4);
      color: var(--ink-2);
      font-size: var(--text-s);
    }
    .kinds > span {
      display: inline-flex;
      align-items: center;
      gap: 6px;
    }
    li {
      display: flex;
      margin-inline: -4px;
    }
    .acts {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--space-2);
    }
    .acts .field {
      width: auto;
      max-width: 220px;
    }
    @media (max-width: 560px) {
      .head {
        flex-wrap: wrap;
      }
      .name {
        flex: 1 0 calc(100% - 40px);
      }
      .turn {
        order: 1;
      }
      .words {
        order: 2;
        flex: 1;
      }
    }
  `,
];
