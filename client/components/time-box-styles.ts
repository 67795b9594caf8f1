// The looks of a spike's time-box: the orange box, what stands large in it, its small forms and its history.

import { css } from 'lit';

/** A form inside the box. */
export const timeBoxFormStyles = css`
  form {
    display: flex;
    flex-direction: column;
    gap: var(--space-2);
  }
  fieldset {
    min-width: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  legend {
    margin-bottom: var(--space-1);
    padding: 0;
  }
  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
  }
  .chip {
    position: relative;
    display: inline-flex;
    align-items: center;
    min-height: 32px;
    padding: 0 10px;
    border: 1px solid var(--field-line);
    border-radius: var(--radius-s);
    background: var(--surface);
    color: var(--ink);
    font-size: var(--text-m);
    cursor: pointer;
  }
  .chip:has(:checked) {
    border-color: var(--spike);
    box-shadow: 0 0 0 1px var(--spike);
    color: var(--spike);
    font-weight: 600;
  }
  .chip:has(:focus-visible) {
    outline: 2px solid var(--focus);
    outline-offset: 2px;
  }
  .chip input {
    position: absolute;
    inset: 0;
    margin: 0;
    opacity: 0;
    cursor: pointer;
  }
  .own {
    display: inline-flex;
    align-items: center;
    gap: var(--space-1);
    color: var(--ink-2);
  }
  .own .field {
    width: 62px;
    min-height: 32px;
    padding-block: 3px;
  }
  .asked {
    color: var(--ink-2);
    font-size: var(--text-s);
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-2);
  }
  .check {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    min-height: 28px;
    color: var(--ink);
    font-size: var(--text-m);
    font-weight: 400;
  }
  .check input {
    width: 16px;
    height: 16px;
    margin: 0;
    accent-color: var(--accent);
  }
  @media (pointer: coarse) {
    .chip,
    .own .field,
    .actions .button {
      min-height: 44px;
    }
    .check {
      min-height: 40px;
    }
  }
`;

export const timeBoxStyles = css`
  .time-box {
    display: flex;
    flex-direction: column;
    gap: var(--space-3);
    padding: var(--space-3) var(--space-4) var(--space-4);
    border-radius: var(--radius-m);
    background: var(--spike-soft);
  }
  h3 {
    color: var(--ink-2);
    font-size: var(--text-s);
    font-weight: 500;
  }
  .now {
    display: flex;
    align-items: center;
    gap: var(--space-3);
  }
  .now .ring {
    width: 46px;
    height: 46px;
    stroke-width: 3.2;
  }
  .large {
    color: var(--spike);
    font-size: 26px;
    font-weight: 700;
    line-height: 1.15;
  }
  .large.up {
    color: var(--danger);
  }
  .facts {
    color: var(--ink-2);
    font-size: var(--text-s);
  }
  .note {
    padding: 6px var(--space-2);
    border-radius: var(--radius-s);
    background: var(--surface);
    color: var(--ink);
    font-size: var(--text-s);
  }
  .note.warned {
    border-inline-start: 3px solid var(--warn);
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-2);
  }
  .actions .icon,
  .button .icon {
    width: 14px;
    height: 14px;
  }
  .button.plain:hover {
    background: var(--surface);
  }
  .form {
    padding: var(--space-3);
    border-radius: var(--radius-s);
    background: var(--surface);
  }
  @media (pointer: coarse) {
    .actions .button {
      min-height: 44px;
    }
  }
`;

export const agreementStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    gap: var(--space-2);
  }
  .people {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: 5px var(--space-3);
    align-items: baseline;
    font-size: var(--text-s);
  }
  dt {
    color: var(--ink-2);
  }
  dd {
    display: flex;
    flex-wrap: wrap;
    gap: 4px var(--space-3);
    margin: 0;
  }
  .who {
    display: inline-flex;
    align-items: center;
    gap: 5px;
  }
`;

export const logStyles = css`
  .lines {
    display: flex;
    flex-direction: column;
    gap: 2px;
    font-size: var(--text-s);
  }
  summary {
    min-height: 24px;
    color: var(--ink-2);
    font-size: var(--text-s);
    cursor: pointer;
  }
  li {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 0 var(--space-2);
    align-items: start;
    padding: 2px 0;
  }
  .said {
    overflow-wrap: anywhere;
  }
  .when,
  .run {
    color: var(--ink-2);
  }
  .run {
    display: block;
  }
  .right {
    min-height: 24px;
  }
  .form {
    grid-column: 1 / -1;
    margin: var(--space-1) 0 var(--space-2);
    padding: var(--space-3);
    border-radius: var(--radius-s);
    background: var(--surface);
  }
`;
