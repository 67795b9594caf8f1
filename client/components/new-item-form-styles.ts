// The looks of the form of a new item.

import { css } from 'lit';

export const newItemFormStyles = css`
  form {
    display: flex;
    flex-direction: column;
    gap: var(--space-2);
  }
  :host([compact]) form {
    padding: var(--space-2);
    border-radius: var(--radius-m);
    background: var(--surface);
    box-shadow: var(--shadow-card);
  }
  fieldset {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-1);
    margin: 0;
    padding: 0;
    border: 0;
  }
  .kind {
    position: relative;
    display: inline-flex;
    align-items: center;
    gap: 5px;
    min-height: 26px;
    padding: 2px 8px 2px 4px;
    border: 1px solid transparent;
    border-radius: var(--radius-s);
    color: var(--ink-2);
    cursor: pointer;
  }
  .kind:has(:checked) {
    border-color: var(--field-line);
    background: var(--sunken);
    color: var(--ink);
    font-weight: 600;
  }
  .kind:has(:focus-visible) {
    outline: 2px solid var(--focus);
    outline-offset: 1px;
  }
  .kind input {
    position: absolute;
    inset: 0;
    margin: 0;
    opacity: 0;
    cursor: pointer;
  }
  .foot {
    display: flex;
    align-items: center;
    justify-content: flex-end;
    gap: var(--space-2);
  }
`;
