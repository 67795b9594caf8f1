// The looks of the dialog of epics.

import { css } from 'lit';

export const epicsStyles = css`
  dialog {
    width: min(680px, calc(100vw - 2 * var(--space-3)));
  }
  .epics {
    display: flex;
    flex-direction: column;
  }
  .epics > li {
    position: relative;
    display: flex;
    gap: var(--space-1);
    padding: var(--space-2) 0 var(--space-3);
  }
  .epics > li + li {
    border-top: 1px solid var(--line);
  }
  .epics gw-epic {
    flex: 1;
    min-width: 0;
  }
  .handle {
    display: grid;
    flex: none;
    width: 24px;
    height: 34px;
    margin-inline-start: -8px;
    padding: 0;
    place-items: center;
    border: 0;
    border-radius: var(--radius-s);
    background: none;
    color: var(--ink-3);
    cursor: grab;
    touch-action: none;
  }
  .handle:hover {
    background: var(--sunken);
  }
  .dragged {
    background: var(--sunken);
    opacity: 0.7;
  }
  .dragged .handle {
    cursor: grabbing;
  }
  .drop-before::before,
  .drop-behind::after {
    position: absolute;
    inset-inline: 0;
    height: 2px;
    background: var(--focus);
    content: '';
  }
  .drop-before::before {
    top: -1px;
  }
  .drop-behind::after {
    bottom: -1px;
  }
  form {
    display: flex;
    gap: var(--space-2);
    margin: var(--space-2) 0 var(--space-4);
  }
  form .field {
    flex: 1;
  }
  .double {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--space-1) var(--space-2);
    margin-bottom: var(--space-2);
    padding: var(--space-2) var(--space-3);
    border-radius: var(--radius-s);
    background: var(--warn-soft);
    font-size: var(--text-s);
  }
  details {
    margin-top: var(--space-4);
  }
  summary {
    color: var(--ink-2);
    font-size: var(--text-s);
    cursor: pointer;
  }
  details li {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--space-2);
    min-height: 36px;
  }
`;
