// The looks of comments.

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
  .words {
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }
  strong {
    font-weight: 600;
  }
  textarea {
    display: block;
    min-height: 56px;
    field-sizing: content;
    resize: vertical;
  }
  form .button {
    margin-top: var(--space-2);
  }
`;
