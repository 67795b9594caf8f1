// The looks of creating a board: a name, and what it begins with as rows to choose from.

import { css } from 'lit';

export const createBoardStyles = css`
  h2 label {
    color: var(--ink);
    font-size: var(--text-l);
    font-weight: 650;
  }
  #name {
    min-height: 40px;
    margin-top: var(--space-2);
  }
  fieldset {
    min-width: 0;
    margin: var(--space-4) 0;
    padding: 0;
    border: 0;
  }
  legend {
    margin-bottom: var(--space-1);
    padding: 0;
  }
  .template {
    display: flex;
    align-items: flex-start;
    gap: var(--space-3);
    padding: var(--space-2) var(--space-3);
    border-radius: var(--radius-m);
    cursor: pointer;
  }
  .template:hover,
  .template:has(:checked) {
    background: var(--sunken);
  }
  .template:has(:focus-visible) {
    outline: 2px solid var(--focus);
    outline-offset: 1px;
  }
  .template input {
    flex: none;
    width: 16px;
    height: 16px;
    margin: 2px 0 0;
    outline: none;
    accent-color: var(--accent);
  }
  .words {
    flex: 1;
    min-width: 0;
  }
  .title {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    min-height: 20px;
    color: var(--ink);
    font-size: var(--text-m);
    font-weight: 600;
  }
  .template .quiet {
    display: block;
    color: var(--ink-2);
    font-weight: 400;
    line-height: 1.4;
  }
  .kinds {
    display: flex;
    flex: none;
    gap: 3px;
  }
  .kinds .glyph {
    width: 18px;
    height: 18px;
  }
  .kinds .glyph .icon {
    width: 12px;
    height: 12px;
  }
  .button {
    min-width: 120px;
    min-height: 38px;
  }
`;
