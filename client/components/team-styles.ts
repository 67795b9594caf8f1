// The looks of the list of the team.

import { css } from 'lit';

export const teamStyles = css`
  h3 {
    margin: var(--space-5) 0 var(--space-2);
    font-size: var(--text-m);
    font-weight: 600;
  }
  .people {
    margin-top: var(--space-3);
    border-top: 1px solid var(--line);
  }
  details {
    margin-top: var(--space-4);
  }
  summary {
    width: fit-content;
    min-height: 24px;
    padding: 2px 0;
    color: var(--ink-2);
    font-weight: 500;
    cursor: pointer;
  }
  dl {
    display: grid;
    grid-template-columns: max-content 1fr;
    gap: var(--space-1) var(--space-3);
    margin: var(--space-2) 0 0;
  }
  dt {
    font-weight: 500;
  }
  dd {
    margin: 0;
    color: var(--ink-2);
  }
  .add {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: var(--space-2);
  }
  .add .name {
    flex: 1 1 200px;
  }
  .add fieldset {
    flex: 1 1 100%;
  }
  .asked {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-2);
    margin-top: var(--space-2);
  }
  .former {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    padding: var(--space-1) 0;
  }
  .former span:nth-of-type(2) {
    flex: 1;
  }
  .said {
    position: sticky;
    bottom: calc(-1 * var(--space-5));
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--space-3);
    margin: var(--space-4) calc(-1 * var(--space-5)) calc(-1 * var(--space-5));
    padding: var(--space-3) var(--space-5);
    border-top: 1px solid var(--line);
    background: var(--accent-soft);
  }
  @media (max-width: 560px) {
    .said {
      margin-inline: calc(-1 * var(--space-4));
      padding-inline: var(--space-4);
    }
    dl {
      grid-template-columns: 1fr;
      gap: 0;
    }
    dd {
      margin-bottom: var(--space-2);
    }
  }
`;
