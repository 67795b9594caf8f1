// The looks of the dialogs that split an item and put a task onto a checklist.

import { css } from 'lit';

export const splitItemStyles = css`
  form {
    display: flex;
    flex-direction: column;
    gap: var(--space-3);
  }
  .first {
    display: flex;
    align-items: flex-start;
    gap: var(--space-2);
    margin-top: calc(-1 * var(--space-1));
    color: var(--ink-2);
  }
  form label {
    margin-bottom: 3px;
  }
  fieldset {
    min-width: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  legend {
    margin-bottom: 3px;
    padding: 0;
    color: var(--ink-2);
    font-size: var(--text-s);
    font-weight: 500;
  }
  form label.line {
    display: flex;
    align-items: flex-start;
    gap: var(--space-2);
    min-height: 28px;
    margin: 0 -6px;
    padding: 4px 6px;
    border-radius: var(--radius-s);
    color: var(--ink);
    font-size: var(--text-m);
    font-weight: 400;
    cursor: pointer;
  }
  .line:hover {
    background: var(--sunken);
  }
  .line input {
    flex: none;
    width: 16px;
    height: 16px;
    margin: 2px 0;
    accent-color: var(--accent);
  }
  .line span {
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .line.done span {
    color: var(--ink-3);
    text-decoration: line-through;
  }
  .words {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--space-4);
  }
  form .dialog-foot {
    margin-top: 0;
  }
  @media (hover: none) {
    form label.line {
      min-height: 44px;
      align-items: center;
    }
  }
`;
