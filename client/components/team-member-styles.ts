// The looks of one member in the list of the team.

import { css } from 'lit';

export const teamMemberStyles = css`
  :host {
    padding: 10px 0 12px;
    border-bottom: 1px solid var(--line);
  }
  .row {
    display: flex;
    align-items: center;
    gap: var(--space-2);
  }
  .row p {
    flex: 1;
    min-width: 0;
  }
  .row p > .quiet:last-child {
    display: block;
  }
  .name {
    flex: 0 1 auto;
    min-width: 8ch;
    max-width: 100%;
    min-height: 30px;
    padding: 2px 6px;
    border: 1px solid transparent;
    border-radius: var(--radius-s);
    background: none;
    color: inherit;
    font: 600 var(--text-m) / 1.3 var(--font);
    text-overflow: ellipsis;
    field-sizing: content;
  }
  .name:hover,
  .name:focus {
    background: var(--sunken);
  }
  .you {
    padding: 1px 7px;
    border-radius: 9px;
    background: var(--accent-soft);
    font-size: var(--text-s);
    font-weight: 500;
  }
  .hours {
    margin-inline-start: auto;
    white-space: nowrap;
  }
  .more[aria-expanded='true'] .icon {
    rotate: 180deg;
  }
  .roles {
    margin: 6px 0 0 40px;
  }
  #more {
    margin: var(--space-3) 0 0 40px;
    padding: var(--space-3);
    border-radius: var(--radius-m);
    background: var(--page);
  }
  .facts {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: var(--space-3) var(--space-4);
  }
  .facts .field {
    width: 90px;
  }
  .check {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    min-height: 34px;
    color: var(--ink);
    font-size: var(--text-m);
    font-weight: 400;
    cursor: pointer;
  }
  .check input {
    width: 18px;
    height: 18px;
    margin: 0;
    accent-color: var(--accent);
  }
  .also {
    margin-top: var(--space-2);
    color: var(--ink-2);
  }
  .wishes,
  gw-team-merge {
    margin-top: var(--space-3);
  }
  .wishes {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
  }
  .wishes .button {
    white-space: normal;
  }
  @media (max-width: 560px) {
    .roles,
    #more {
      margin-inline-start: 0;
    }
    .name,
    .more {
      min-height: 40px;
    }
    .more {
      width: 40px;
    }
    .wishes .button {
      min-height: 40px;
    }
  }
`;
