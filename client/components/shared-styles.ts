// Styles that many elements share: the reset, buttons, fields, glyphs, avatars, dialogs. Only tokens, no raw colours.

import { css, unsafeCSS } from 'lit';

export const base = css`
  :host {
    display: block;
    color: var(--ink);
    font-family: var(--font);
    font-size: var(--text-m);
    line-height: 1.4;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  h1,
  h2,
  h3,
  p,
  ul,
  ol,
  figure {
    margin: 0;
    padding: 0;
  }
  ul,
  ol {
    list-style: none;
  }
  :focus-visible {
    outline: 2px solid var(--focus);
    outline-offset: 2px;
  }
  .icon {
    width: 1.2em;
    height: 1.2em;
    flex: none;
    fill: none;
    stroke: currentcolor;
    stroke-width: 2;
    stroke-linecap: round;
    stroke-linejoin: round;
    vertical-align: -0.2em;
  }
  .unseen {
    position: absolute;
    width: 1px;
    height: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .figures {
    font-variant-numeric: tabular-nums;
  }
  .quiet {
    color: var(--ink-3);
    font-size: var(--text-s);
  }
  .refusal {
    margin: var(--space-1) 0;
    padding: var(--space-1) var(--space-2);
    border-radius: var(--radius-s);
    background: var(--danger-soft);
    color: var(--danger);
    font-size: var(--text-s);
    font-weight: 500;
  }
  .refusal button {
    min-height: 24px;
    margin-inline-start: var(--space-1);
    padding: 0 var(--space-1);
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    text-decoration: underline;
    cursor: pointer;
  }
`;

export const buttons = css`
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: var(--space-2);
    min-height: 32px;
    padding: 0 var(--space-3);
    border: 1px solid var(--line-strong);
    border-radius: var(--radius-s);
    background: var(--surface);
    color: var(--ink);
    font: 500 var(--text-m) / 1.2 var(--font);
    white-space: nowrap;
    cursor: pointer;
  }
  .button:hover {
    background: var(--sunken);
  }
  .button.primary {
    border-color: transparent;
    background: var(--accent);
    color: var(--accent-ink);
    font-weight: 600;
  }
  .button.primary:hover {
    filter: brightness(1.1);
  }
  .button.plain {
    border-color: transparent;
    background: none;
    color: var(--ink-2);
  }
  .button.plain:hover {
    background: var(--sunken);
    color: var(--ink);
  }
  .button.square {
    width: 32px;
    padding: 0;
  }
  .button.small {
    min-height: 26px;
    padding: 0 var(--space-2);
    font-size: var(--text-s);
  }
  .button.small.square {
    width: 26px;
    padding: 0;
  }
  /* A thumb needs more room than a mouse. */
  @media (hover: none) and (pointer: coarse) {
    .button {
      min-height: 38px;
    }
    .button.square {
      width: 38px;
    }
    .button.small {
      min-height: 34px;
    }
    .button.small.square {
      width: 34px;
    }
  }
  .button:disabled {
    opacity: 0.55;
    cursor: default;
  }
  kbd {
    padding: 0 var(--space-1);
    border: 1px solid currentcolor;
    border-radius: 4px;
    font: 500 var(--text-xs) / 1.5 var(--font);
    opacity: 0.8;
  }
`;

export const fields = css`
  label,
  .label {
    display: block;
    color: var(--ink-2);
    font-size: var(--text-s);
    font-weight: 500;
  }
  .field {
    width: 100%;
    min-height: 34px;
    padding: 6px var(--space-2);
    border: 1px solid var(--field-line);
    border-radius: var(--radius-s);
    background: var(--surface);
    color: var(--ink);
    font: 400 var(--text-field) / 1.45 var(--font);
  }
  .field::placeholder {
    color: var(--ink-3);
    opacity: 1;
  }
  .field:focus-visible {
    outline: 2px solid var(--focus);
    outline-offset: -1px;
  }
  .field:disabled {
    color: var(--ink-2);
  }
  select.field {
    padding-right: var(--space-1);
  }
`;

export const glyphs = css`
  .glyph {
    display: inline-grid;
    flex: none;
    width: 20px;
    height: 20px;
    place-items: center;
    border-radius: 5px;
  }
  .glyph .icon {
    width: 13px;
    height: 13px;
  }
  .glyph.story {
    background: var(--story-soft);
    color: var(--story);
  }
  .glyph.task {
    background: var(--task-soft);
    color: var(--task);
  }
  .glyph.spike {
    background: var(--spike-soft);
    color: var(--spike);
  }
  .glyph.bug {
    background: var(--bug-soft);
    color: var(--bug);
  }
  .glyph.unknown {
    background: var(--sunken);
    color: var(--ink-2);
  }
`;

const palette = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

/** The colours of members as classes; `--who` carries the same colour to what stands inside. */
export const memberColourStyles = unsafeCSS(
  palette.map((n) => `.member-${n} { --who: var(--member-${n}); background-color: var(--who); }`).join('\n'),
);

export const avatars = css`
  .avatar {
    display: inline-grid;
    flex: none;
    width: 20px;
    height: 20px;
    place-items: center;
    border-radius: 50%;
    color: #fff;
    font-size: 9px;
    font-weight: 700;
    line-height: 1;
    letter-spacing: 0.01em;
  }
  .avatar.large {
    width: 26px;
    height: 26px;
    font-size: 10.5px;
  }
  .avatar.label {
    border: 1px dashed var(--field-line);
    background: none;
    color: var(--ink-2);
    letter-spacing: -0.02em;
  }
  .avatar.label:not(.large) {
    width: 22px;
    height: 22px;
    font-size: 8.5px;
  }
  ${memberColourStyles}
`;

export const dialogs = css`
  dialog {
    width: min(480px, calc(100vw - 2 * var(--space-4)));
    max-height: min(720px, calc(100dvh - 2 * var(--space-4)));
    padding: var(--space-5);
    overflow: auto;
    border: 0;
    border-radius: var(--radius-l);
    background: var(--surface);
    color: var(--ink);
    box-shadow: var(--shadow-raised);
  }
  dialog::backdrop {
    background: var(--backdrop);
  }
  dialog h2 {
    font-size: var(--text-l);
    font-weight: 650;
  }
  .dialog-head {
    display: flex;
    align-items: flex-start;
    justify-content: space-between;
    gap: var(--space-3);
    margin-bottom: var(--space-3);
  }
  .dialog-foot {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: var(--space-2);
    margin-top: var(--space-4);
  }
`;
