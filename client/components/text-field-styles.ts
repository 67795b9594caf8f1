// The looks of the field for co-edited words.

import { css } from 'lit';

export const textFieldStyles = css`
  :host {
    position: relative;
  }
  .above {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    margin-bottom: 3px;
  }
  label::first-letter {
    text-transform: uppercase;
  }
  textarea {
    display: block;
    resize: none;
    overflow: hidden;
    field-sizing: content;
  }
  .long textarea,
  .editor {
    min-height: 58px;
  }
  .editor {
    padding: 0;
    cursor: text;
  }
  .editor:focus-within {
    outline: 2px solid var(--focus);
    outline-offset: -1px;
  }
  .title textarea {
    padding: 2px 6px;
    margin-inline: -6px;
    width: calc(100% + 12px);
    border-color: transparent;
    background: none;
    font-size: var(--text-xl);
    font-weight: 650;
    line-height: 1.25;
    letter-spacing: -0.01em;
  }
  .line textarea {
    min-height: 28px;
    padding: 3px 6px;
    border-color: transparent;
    background: none;
  }
  .title textarea:not(:read-only):hover,
  .line textarea:not(:read-only):hover {
    background: var(--sunken);
  }
  textarea:read-only {
    border-color: var(--line);
  }
  .title textarea:read-only,
  .line textarea:read-only {
    border-color: transparent;
  }
  .struck textarea {
    color: var(--ink-3);
    text-decoration: line-through;
  }
  .flag {
    padding: 1px 6px;
    border-radius: 4px;
    color: #fff;
    font-size: 10px;
    font-weight: 600;
    line-height: 1.4;
  }
  .over {
    position: absolute;
    inset-block-start: -8px;
    inset-inline-end: 0;
    z-index: 1;
    display: flex;
    gap: 2px;
  }
  .also {
    margin-top: var(--space-1);
    padding: var(--space-2);
    border-radius: var(--radius-s);
    background: var(--warn-soft);
    white-space: pre-wrap;
  }
`;
