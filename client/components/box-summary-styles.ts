// The looks of a spike's time-box in the panel.

import { css } from 'lit';

export const boxSummaryStyles = css`
  section {
    padding: var(--space-3) var(--space-4);
    border-radius: var(--radius-m);
    background: var(--spike-soft);
    color: var(--ink);
  }
  h3 {
    color: var(--ink-2);
    font-size: var(--text-s);
    font-weight: 500;
  }
  .hours {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    color: var(--spike);
    font-size: var(--text-xl);
    font-weight: 700;
  }
  .hours .icon {
    width: 20px;
    height: 20px;
  }
  .facts {
    color: var(--ink-2);
    font-size: var(--text-s);
  }
`;
