// The looks of comments and of the field in which one is typed.

import { css } from 'lit';

export const commentsStyles = css`
  h3 {
    margin-bottom: var(--space-2);
    color: var(--ink-2);
    font-size: var(--text-s);
    font-weight: 500;
  }
  li {
    display: grid;
    grid-template-columns: 26px 1fr;
    gap: var(--space-2);
    margin-bottom: var(--space-3);
  }
  li > div {
    min-width: 0;
  }
  .head {
    display: flex;
    align-items: center;
    gap: 0 var(--space-2);
    min-height: 24px;
  }
  .own {
    display: inline-flex;
    gap: 2px;
    margin-inline-start: auto;
  }
  @media (hover: hover) {
    .own {
      opacity: 0;
    }
    li:hover .own,
    li:focus-within .own {
      opacity: 1;
    }
  }
  .words {
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }
  .words a {
    color: var(--accent);
  }
  .mention {
    padding: 0 3px;
    border-radius: 4px;
    background: var(--sunken);
    font-weight: 600;
  }
  .mention.me {
    background: var(--accent-soft);
    color: var(--accent);
  }
  strong {
    font-weight: 600;
  }
  form .buttons {
    display: flex;
    gap: var(--space-2);
    margin-top: var(--space-2);
  }
`;

export const commentFieldStyles = css`
  .place {
    position: relative;
  }
  textarea {
    display: block;
    min-height: 56px;
    field-sizing: content;
    max-height: 50dvh;
    resize: vertical;
  }
  [role='listbox'] {
    position: absolute;
    z-index: 2;
    inset-inline: 0 auto;
    bottom: calc(100% + 4px);
    min-width: min(240px, 100%);
    max-width: 100%;
    padding: var(--space-1);
    border-radius: var(--radius-m);
    background: var(--surface);
    box-shadow:
      var(--shadow-raised),
      0 0 0 1px var(--line);
  }
  [role='option'] {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    min-height: 32px;
    padding: 0 var(--space-2);
    border-radius: var(--radius-s);
    cursor: pointer;
  }
  [role='option'][aria-selected='true'] {
    background: var(--accent-soft);
  }
  @media (pointer: coarse) {
    [role='option'] {
      min-height: 44px;
    }
  }
`;
