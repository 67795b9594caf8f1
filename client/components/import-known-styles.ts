// The looks of what an import says about items that the board has already.

import { css } from 'lit';

export const importKnownStyles = css`
  section {
    margin-top: var(--space-3);
    padding: var(--space-3) var(--space-4);
    border-radius: var(--radius-m);
    background: var(--accent-soft);
  }
  fieldset {
    margin: 0;
    padding: 0;
    border: 0;
  }
  legend {
    padding: 0;
    font-weight: 650;
  }
  label {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    min-height: 28px;
    cursor: pointer;
  }
  input {
    flex: none;
    width: 16px;
    height: 16px;
    margin: 0;
    accent-color: var(--accent);
  }
  .kept {
    color: var(--warn);
    font-weight: 600;
  }
  details {
    margin-top: var(--space-1);
  }
  summary {
    width: fit-content;
    min-height: 24px;
    font-weight: 500;
    cursor: pointer;
  }
  ul {
    max-height: 200px;
    margin-top: var(--space-1);
    overflow: auto;
  }
  li {
    padding: 3px 0;
  }
  li + li {
    border-top: 1px solid var(--line);
  }
  .quiet {
    color: var(--ink-2);
  }
  @media (pointer: coarse) {
    label {
      min-height: 44px;
    }
  }
`;
