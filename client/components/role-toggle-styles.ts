// The looks of the toggles of roles: chips that are ticked.

import { css } from 'lit';

export const roleStyles = css`
  fieldset {
    min-width: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  legend {
    padding: 0;
  }
  .roles div {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
  }
  .roles label {
    position: relative;
    display: inline-flex;
    align-items: center;
    gap: 4px;
    min-height: 26px;
    padding: 0 10px;
    border: 1px solid var(--line-strong);
    border-radius: 13px;
    color: var(--ink-2);
    cursor: pointer;
  }
  .roles label:hover {
    background: var(--sunken);
  }
  .roles label .icon {
    display: none;
    width: 12px;
    height: 12px;
  }
  .roles label:has(:checked) {
    border-color: var(--accent);
    background: var(--accent-soft);
    color: var(--ink);
  }
  .roles label:has(:checked) .icon {
    display: block;
    margin-inline-start: -3px;
  }
  .roles label:has(:focus-visible) {
    outline: 2px solid var(--focus);
    outline-offset: 1px;
  }
  .roles input {
    position: absolute;
    inset: 0;
    margin: 0;
    opacity: 0;
    cursor: pointer;
  }
  @media (pointer: coarse), (max-width: 560px) {
    .roles label {
      min-height: 36px;
      padding-inline: 13px;
      border-radius: 18px;
    }
  }
`;
