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
  .above label {
    white-space: nowrap;
  }
  label::first-letter {
    text-transform: uppercase;
  }
  .box {
    position: relative;
  }
  .above gw-text-toolbar {
    margin-inline-start: auto;
  }
  /* The buttons stay in sight while one writes far down in a long text. */
  .writing .above {
    position: sticky;
    inset-block-start: 0;
    z-index: 2;
    margin-block: -5px 2px;
    /* Clear at its lower edge, where the name at a caret in the first line reaches up. */
    background: linear-gradient(var(--surface) calc(100% - 9px), transparent calc(100% - 8px));
  }
  @media (pointer: coarse) {
    .writing .above {
      flex-wrap: wrap;
    }
    .above gw-text-toolbar {
      width: 100%;
    }
  }
  .rest {
    cursor: text;
  }
  /* The field that takes the focus lies under the rendered words. */
  .under {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    border: 0;
    contain: strict;
    opacity: 0;
    pointer-events: none;
    field-sizing: fixed;
  }
  textarea {
    display: block;
    resize: none;
    overflow: hidden;
    field-sizing: content;
  }
  .long textarea.field,
  .rest,
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
    font-size: var(--title-size, var(--text-xl));
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
    white-space: nowrap;
  }
  .flag.others {
    background: var(--sunken);
    color: var(--ink-2);
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
  }
  .also p {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--space-1) var(--space-2);
    font-size: var(--text-s);
    font-weight: 500;
  }
  .also blockquote {
    margin: var(--space-2) 0 0;
    padding-inline-start: var(--space-2);
    border-inline-start: 3px solid var(--line-strong);
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }
`;
