// The looks of the groups of an import by kind.

import { css } from 'lit';

export const importKindsStyles = css`
  h3 {
    display: flex;
    align-items: center;
    min-height: 26px;
    margin-bottom: var(--space-1);
    font-size: var(--text-m);
    font-weight: 650;
  }
  ul {
    max-height: 240px;
    overflow: auto;
    border: 1px solid var(--line);
    border-radius: var(--radius-s);
  }
  li {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: center;
    gap: 2px var(--space-3);
    padding: 6px var(--space-2);
  }
  li + li {
    border-top: 1px solid var(--line);
  }
  .group {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .group .figures {
    min-width: 1.8em;
    font-weight: 650;
    text-align: end;
  }
  .examples {
    overflow: hidden;
    grid-column: 1;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  @media (max-width: 720px) {
    ul {
      max-height: none;
    }
  }
  select.field {
    width: auto;
    min-height: 30px;
    grid-row: 1 / span 2;
    grid-column: 2;
  }
`;
