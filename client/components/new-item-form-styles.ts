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
  #marks {
    position: fixed;
    inset: auto;
    margin: 0;
    padding: var(--space-1);
    border: 0;
    border-radius: var(--radius-m);
    background: var(--surface);
    color: var(--ink);
    box-shadow:
      var(--shadow-raised),
      0 0 0 1px var(--line);
  }
  #marks li {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    min-height: 30px;
    padding: 0 var(--space-2);
    border-radius: var(--radius-s);
    cursor: pointer;
  }
  #marks li:hover,
  #marks li[aria-selected='true'] {
    background: var(--sunken);
  }
  #marks li[aria-selected='true'] {
    box-shadow: inset 2px 0 var(--focus);
  }
  .tag {
    display: inline-block;
    padding: 0 7px;
    border: 1px solid var(--line-strong);
    border-radius: 10px;
    color: var(--ink-2);
    font-size: var(--text-xs);
    line-height: 18px;
  }
  .becomes {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-1) var(--space-2);
    color: var(--ink-2);
    font-size: var(--text-s);
  }
  .choices {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-1) var(--space-2);
  }
  :host([compact]) .choices .primary {
    flex: 1 0 100%;
  }
  .pasted ol {
    max-height: 180px;
    margin-block: var(--space-2);
    padding: var(--space-1) var(--space-2);
    overflow: auto;
    border-radius: var(--radius-s);
    background: var(--sunken);
  }
  .pasted li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 6px;
    padding: 3px 0;
    overflow-wrap: anywhere;
  }
  .brings {
    color: var(--ink-2);
    font-size: var(--text-s);
  }
  summary {
    min-height: 24px;
    padding-block: 3px;
    cursor: pointer;
  }
  .brings li {
    padding: 2px 0 2px 16px;
    text-indent: -14px;
  }
  .brings li::before {
    display: inline-block;
    width: 9px;
    height: 9px;
    margin-inline-end: 5px;
    border: 1px solid var(--field-line);
    border-radius: 2px;
    content: '';
  }
  #template {
    width: auto;
    min-width: 0;
    max-width: 100%;
    min-height: 28px;
    margin-inline-end: auto;
    padding-block: 2px;
    border-color: transparent;
    background: none;
    color: var(--ink-2);
    font-size: var(--text-s);
  }
  #template:hover {
    background: var(--sunken);
  }
  @media (hover: none) {
    #marks li {
      min-height: 44px;
    }
  }
  .foot {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: flex-end;
    gap: var(--space-2);
  }
`;
