// The looks of the picker of items.

import { css } from 'lit';

export const itemPickerStyles = css`
  label {
    margin-bottom: 3px;
  }
  ul[popover] {
    position: fixed;
    inset: auto;
    margin: 0;
    padding: var(--space-1);
    overflow: auto;
    border: 0;
    border-radius: var(--radius-m);
    background: var(--surface);
    color: var(--ink);
    box-shadow:
      var(--shadow-raised),
      0 0 0 1px var(--line);
  }
  li {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    min-height: 34px;
    padding: 5px var(--space-2);
    border-radius: var(--radius-s);
    cursor: pointer;
  }
  li:hover,
  li[aria-selected='true'] {
    background: var(--sunken);
  }
  li[aria-selected='true'] {
    box-shadow: inset 2px 0 var(--focus);
  }
  .key {
    flex: none;
    color: var(--ink-2);
    font-size: var(--text-s);
  }
  .title {
    min-width: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .none {
    color: var(--ink-3);
    cursor: default;
  }
  .none:hover {
    background: none;
  }
  @media (hover: none) {
    li {
      min-height: 44px;
    }
  }
`;
