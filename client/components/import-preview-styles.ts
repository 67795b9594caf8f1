// The looks of an import's preview.

import { css } from 'lit';

export const importPreviewStyles = css`
  h3 {
    margin: var(--space-4) 0 var(--space-1);
    font-size: var(--text-m);
    font-weight: 650;
  }
  .sums {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: var(--space-1) var(--space-4);
    padding: var(--space-4) 0 var(--space-3);
  }
  .total strong {
    font-size: var(--text-xl);
    font-weight: 700;
    letter-spacing: -0.02em;
  }
  .kinds,
  .others {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-1) var(--space-3);
  }
  .kinds li {
    display: flex;
    align-items: center;
    gap: 5px;
  }
  .others {
    flex-basis: 100%;
    color: var(--ink-2);
  }
  .others strong {
    color: var(--ink);
    font-weight: 650;
  }
  .sides {
    display: grid;
    grid-template-columns: minmax(0, 5fr) minmax(0, 6fr);
    align-items: start;
    gap: var(--space-5);
  }
  .sides.alone {
    grid-template-columns: minmax(0, 1fr);
  }
  .cards {
    display: grid;
    gap: var(--space-2);
    padding: var(--space-3);
    border-radius: var(--radius-m);
    background: var(--sunken);
  }
  .left {
    border-top: 1px solid var(--line);
  }
  .left li {
    display: grid;
    grid-template-columns: 3em minmax(10em, 2fr) 3fr;
    gap: var(--space-3);
    padding: 5px 0;
    border-bottom: 1px solid var(--line);
  }
  .left .figures {
    font-weight: 650;
    text-align: end;
  }
  .left .what {
    overflow-wrap: anywhere;
  }
  .know {
    padding-inline-start: 1.2em;
    list-style: disc;
    color: var(--ink-2);
  }
  .know li {
    margin-bottom: 3px;
    overflow-wrap: anywhere;
  }
  @media (max-width: 720px) {
    .sides {
      grid-template-columns: minmax(0, 1fr);
    }
    .left li {
      grid-template-columns: 3em minmax(0, 1fr);
      gap: 0 var(--space-3);
    }
    .left .quiet {
      grid-column: 2;
    }
  }
`;
