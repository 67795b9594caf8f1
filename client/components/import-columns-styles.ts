// The looks of the lists that become columns.

import { css } from 'lit';

export const importColumnsStyles = css`
  .head {
    display: flex;
    align-items: center;
    justify-content: space-between;
    min-height: 26px;
    margin-bottom: var(--space-1);
  }
  h3 {
    font-size: var(--text-m);
    font-weight: 650;
  }
  ul {
    max-height: 462px;
    overflow: auto;
    border: 1px solid var(--line);
    border-radius: var(--radius-s);
  }
  li {
    display: flex;
    align-items: stretch;
  }
  li + li {
    border-top: 1px solid var(--line);
  }
  label {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    min-height: 32px;
    cursor: pointer;
  }
  p {
    margin-bottom: var(--space-1);
  }
  .list {
    flex: 1;
    min-width: 0;
    padding: 3px var(--space-3) 3px var(--space-2);
  }
  .name {
    flex: 1;
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .out .name,
  .out .figures {
    color: var(--ink-3);
    text-decoration: line-through;
  }
  .done {
    flex: none;
    width: 74px;
    padding-inline: var(--space-2);
    border-inline-start: 1px solid var(--line);
    color: var(--ink-2);
    font-size: var(--text-s);
  }
  .archived {
    margin-top: var(--space-2);
    padding-inline-start: calc(var(--space-2) + 1px);
  }
  input {
    flex: none;
    width: 16px;
    height: 16px;
    margin: 0;
    accent-color: var(--accent);
  }
  @media (max-width: 720px) {
    ul {
      max-height: none;
    }
  }
  @media (pointer: coarse) {
    label {
      min-height: 44px;
    }
  }
`;
