// The looks of the parts of the change panel: boxes to tick, sizes, days.

import { css } from 'lit';

export const changePartStyles = css`
  fieldset {
    max-height: min(300px, 40dvh);
    margin: var(--space-2) calc(-1 * var(--space-1)) 0;
    padding: 0;
    overflow: auto;
    border: 0;
  }
  .check {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    min-height: 30px;
    padding: 0 var(--space-2);
    border-radius: var(--radius-s);
    color: var(--ink);
    font-size: var(--text-m);
    font-weight: 400;
    cursor: pointer;
  }
  .check:hover,
  .check:focus-within {
    background: var(--sunken);
  }
  /* What Enter means while one types. */
  .check.first {
    background: var(--sunken);
    box-shadow: inset 2px 0 var(--focus);
  }
  .check input {
    flex: none;
    width: 16px;
    height: 16px;
    margin: 0;
    accent-color: var(--accent);
  }
  .check > span {
    min-width: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .check .avatar {
    margin-inline-end: 6px;
    vertical-align: middle;
  }
  form > .button {
    width: 100%;
    margin-top: var(--space-2);
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .quiet {
    padding: var(--space-1) 0;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
    margin-top: var(--space-2);
  }
  .field {
    margin-top: 3px;
  }
  label.unseen + .field {
    margin-top: 0;
  }
  .cards {
    margin-top: var(--space-2);
  }
  @media (max-width: 720px), (hover: none) {
    .check {
      min-height: 44px;
    }
    .row .button.small {
      min-height: 44px;
    }
  }
`;
