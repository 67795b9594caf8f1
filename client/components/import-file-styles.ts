// The looks of the place where an import's file is chosen or dropped.

import { css } from 'lit';

export const importFileStyles = css`
  .zone {
    display: grid;
    justify-items: center;
    gap: var(--space-2);
    padding: var(--space-6) var(--space-4);
    border: 1.5px dashed var(--field-line);
    border-radius: var(--radius-m);
    text-align: center;
  }
  .zone.over {
    border-style: solid;
    border-color: var(--accent);
    background: var(--accent-soft);
  }
  .zone > .icon {
    width: 28px;
    height: 28px;
    color: var(--ink-3);
  }
  .how {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(240px, 1fr));
    gap: var(--space-4);
    margin-top: var(--space-4);
  }
  h3 {
    font-size: var(--text-m);
    font-weight: 650;
  }
  .how p {
    margin-top: 2px;
    color: var(--ink-2);
  }
  @media (hover: none) {
    .hand {
      display: none;
    }
  }
`;
